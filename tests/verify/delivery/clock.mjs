// Loaded before the real process: puts its clock on by so many milliseconds, and changes nothing else.
const ahead = Number(process.env.VERIFY_CLOCK_AHEAD_MS)
const MachineDate = Date

globalThis.Date = class extends MachineDate {
  constructor(...given) {
    if (given.length === 0) super(MachineDate.now() + ahead)
    else super(...given)
  }

  static now() {
    return MachineDate.now() + ahead
  }
}
