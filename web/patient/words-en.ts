// What the patient page says around the questions, at about grade 4, in English: the pattern for the other languages.
import { capital, count } from './wording.ts'

export const en = {
  /** In place of a name that may not be shown. */
  someone: 'your case manager',
  yourGoal: 'your goal',
  step: (at: number, of: number) => `${at} of ${of}.`,
  minutes: (n: number) => (n <= 1 ? 'About a minute in all.' : `About ${n} minutes in all.`),
  lastStep: 'The last one.',
  error: 'Error',
  listen: 'Listen',
  back: 'Back',
  next: 'Next',
  send: 'Send',
  sealAndSend: 'Seal and send',
  skip: 'Skip this question',
  leaders: 'Program leaders see only counts.',
  readers: {
    shared: (cm: string | null) =>
      cm
        ? `You and your worker, ${cm}, can read this answer.`
        : 'You and your case manager can read this answer.',
    unlessNo: (cm: string | null) =>
      cm
        ? `You and your worker, ${cm}, can read this answer, unless you said no.`
        : 'You and your case manager can read this answer, unless you said no.',
    noThenTeam: 'If you did, somebody on our team can read your words, to keep you safe.',
    leftUnlessNo:
      'Nobody reads this answer now. If you come back to the program, your case manager can, unless you said no.',
    leftUnlessNoWords:
      'Somebody on our team can read this, to keep you safe. If you come back to the program, your case manager can too, unless you said no.',
    withheld: 'Only you can read this answer.',
    held: (cm: string | null) =>
      `Somebody on our team can read this, to keep you safe. ${cm ?? 'Your case manager'} cannot.`,
    nobody: 'Nobody reads this answer now. If you come back to the program, your case manager can.',
    team: 'Somebody on our team can read this, to keep you safe. If you come back to the program, your case manager can too.',
    system: 'Only the survey system uses this answer.',
    systemWhy: 'Nobody on your team reads it.',
    choice: (cm: string | null) =>
      cm
        ? `You and your worker, ${cm}, can see what you pick.`
        : 'You and your case manager can see what you pick.',
    choiceWhy: 'You can change it later, at each question.',
    sealed: 'Nobody by name: only groups of 11 or more.',
  },
  change: 'Change it',
  changeAsk: 'Who may read what you say about your goals?',
  changeBoth: (cm: string | null) => (cm ? `You and ${cm}` : 'You and your case manager'),
  changeReturn: 'You, and your case manager if you come back',
  changeAlone: (cm: string | null) => `Not ${cm ?? 'your case manager'}`,
  changeWhen: 'It counts from this answer on. You can change it any time.',
  textHint: (max: number) => `Up to ${max} letters. You can leave it empty.`,
  notRead: 'Nobody reads this right away.',
  sealedHead: (n: number, about: string | null) =>
    `${n === 1 ? 'A private question' : `${n} private questions`}${about ? ` about ${about}` : ''}`,
  sealedWho: (cm: string | null, n: number) =>
    `${capital(cm ?? 'your case manager')} cannot read your ${n === 1 ? 'answer' : 'answers'}.`,
  sealedWhether: (cm: string | null) => `${cm ?? 'Your case manager'} cannot see if you answered, either.`,
  sealedLeaders: 'Program leaders see only group results.',
  sealedGroups: 'Never yours alone: 11 people or more, once every 3 months.',
  recall: 'Think of the last 4 weeks.',
  mayLeave: 'You can leave any of these empty.',
  faults: (n: number) =>
    `Almost. ${n === 1 ? 'One thing' : `${count(n, ['', '', 'Two', 'Three', 'Four'])} things`} first.`,
  fault: {
    unanswered: 'Pick one answer, or skip.',
    not_offered: 'This answer did not arrive well. Pick it again.',
    not_text: 'This answer did not arrive well. Write it again.',
    unknown_question: 'One answer did not arrive well. Please answer here again.',
    too_long: (over: number) =>
      `This is ${over} ${over === 1 ? 'letter' : 'letters'} too long for us to keep. Nothing is lost: make it shorter here.`,
  },
  readBy: (cm: string, month: string) => `${cm} read what you told us in ${month}.`,
  called: 'We got it. A person from our team will call you. You can go on here.',
  calledShort: 'A person from our team will call you.',
  crisis:
    'You matter to us. Call or text 988 any time, free. In danger now? Call 911. A person from our team will call you.',
  care: 'Answer or not: your care and benefits stay the same.',
  danger: ['In danger? Call ', '. Need to talk? Call or text ', ', any time, free.'],
  askCall: 'Ask for a call',
  stop: 'Stop these texts',
  stopWhat: 'We will send no more texts to this phone. Your care stays the same.',
  stopYes: 'Yes, stop the texts',
  thanks: 'Thank you. That’s all.',
  thanksWhat: 'Here is what you told us today, and who can read it.',
  thanksKept: 'Your answers are in. We keep them as you gave them.',
  receipt: 'Your receipt',
  nothing: 'You skipped all the questions. That is fine.',
  answered: 'You answered this. You can change it. We don’t show private answers again.',
  doorHead: 'This part is for you alone.',
  doorWhat: 'There may be questions left that nobody else should see. Answer when you are alone.',
  passOn: 'Go on',
  codeBegan: 'I began on another page',
  codeBeganWhat: 'To go on from there, we text a code to your phone.',
  codeMore: 'There may be more',
  codeMoreWhat: 'Some questions are for you alone. To open them here, we text a code to your phone.',
  codeButton: 'Text me a code',
  codeHead: 'Type the code we text you',
  codeWhat: 'It has 6 numbers, and works for 20 minutes.',
  codeWrong: 'That is not the code, or it is too old. Type it again, or ask for a new one.',
  codeAgain: 'Ask for a new code',
  codeNone:
    'No text? We send codes in the daytime only, one in 10 minutes. A phone that said stop gets none.',
  whoShort: {
    leftUnlessNo: 'Nobody now. Your case manager if you come back, unless you said no.',
    unlessNo: (cm: string | null) =>
      `You and ${cm ?? 'your case manager'}, unless you said no. Program leaders see only counts.`,
    shared: (cm: string | null) => `You and ${cm ?? 'your case manager'}. Program leaders see only counts.`,
    held: (cm: string | null) => `Somebody on our team, not ${cm ?? 'your case manager'}.`,
    withheld: 'Only you. Program leaders see only counts.',
    team: 'Somebody on our team, and your case manager if you come back.',
    nobody: 'Nobody else now, your case manager if you come back. Program leaders see only counts.',
    choice: (cm: string | null) => `You and ${cm ?? 'your case manager'}.`,
    system: 'Only the survey system.',
  },
  sealedCount: (n: number) => (n === 1 ? '1 private question' : `${n} private questions`),
  sealedKept: (n: number) => ['Sealed.', `We do not show ${n === 1 ? 'it' : 'them'} again, even here.`],
  sealedNot: (cm: string | null) =>
    `${capital(cm ?? 'your case manager')} cannot read this. Program leaders see group results only.`,
  also: [
    'The people who run our computers must keep your answers secret.',
    'A court can order us to hand over records.',
    'Research gets answers without names.',
  ],
  alsoHead: 'Good to know',
  help: 'If you need someone',
  notRightAway: 'We do not read answers right away.',
  call911: 'In danger: call 911',
  call988: 'To talk: call or text 988',
  teamCall: 'Ask our team for a call',
  teamCallWho: (cm: string | null) =>
    `Someone other than your worker calls you. ${cm ?? 'Your worker'} is not told.`,
  tell: (cm: string | null) =>
    `Want to tell ${cm ?? 'your case manager'} something? We will pass it on with your name.`,
  tellHead: (cm: string | null) => `A word for ${cm ?? 'your case manager'}`,
  tellButton: 'Pass it on',
  told: (cm: string | null) => `We will pass it on to ${cm ?? 'your case manager'} with your name.`,
  /** In place of `told`: the note accuses the worker. */
  toldElse: (cm: string | null) =>
    `Somebody other than ${cm ?? 'your case manager'} will read this and call you.`,
  tellEmpty: 'Write a few words first.',
  tellLong: 'That is too long for us to keep. Make it shorter here.',
  otherWorkerHead: 'A different worker',
  otherWorker: 'Want to talk about having a different worker?',
  otherWorkerWho: (cm: string | null) =>
    `The program office will call you. ${cm ?? 'Your worker'} is not told.`,
  otherWorkerButton: 'Yes, call me about it',
  otherWorkerDone: 'The program office will call you.',
  story: 'My story so far',
  storySet: 'You set out.',
  storyWords: 'You put it in new words.',
  storyVerdict: 'A success for you?',
  storyKeep: 'Only you see this. To keep it, print this page or take a picture of it.',
  storyPrint: 'Print my story',
  close: 'You can close this page now.',
  stopped: 'We stopped the texts.',
  stoppedWhat: 'No more texts from us to this phone. Your care and benefits stay the same.',
  stoppedBack: 'Changed your mind? Text START to the same number.',
}

export type PatientWords = typeof en
