// From what is known of a patient to the clocks that bind us.
import { describe, expect, test } from 'vitest'
import { EVERY_ZONE } from '../../../server/core/outreach/zones-data.ts'
import { isTimeZone, zonesFor } from '../../../server/core/outreach/zones.ts'

const NY = 'America/New_York'
const CHICAGO = 'America/Chicago'
const DENVER = 'America/Denver'
const LA = 'America/Los_Angeles'

describe('where a patient may be', () => {
  test.each([
    ['the zone on file wins', { timeZone: 'America/Denver', zip: '94520', phone: '+19255550101' }, [DENVER]],
    ['an old name is made current', { timeZone: 'US/Pacific' }, [LA]],
    ['letter case does not matter', { timeZone: 'america/los_angeles' }, [LA]],
    ['a zone that does not exist falls through', { timeZone: 'America/Concord', zip: '94520' }, [LA]],
    ['a ZIP wins over the number', { zip: '80202', phone: '+19255550101' }, [DENVER]],
    ['nine digits', { zip: '10001-1234' }, [NY]],
    ['a leading zero', { zip: '02139' }, [NY]],
    ['a county line runs through', { zip: '37301' }, [CHICAGO, NY]],
    ['Florida’s panhandle', { zip: '32501' }, [CHICAGO]],
    ['Gary', { zip: '46402' }, [CHICAGO]],
    ['Bowling Green', { zip: '42101' }, [CHICAGO]],
    ['El Paso', { zip: '79901' }, [DENVER]],
    [
      'the Navajo Nation keeps other clocks than Arizona',
      { zip: '86515' },
      ['America/Phoenix', DENVER].sort(),
    ],
    ['Phoenix', { zip: '85001' }, ['America/Phoenix']],
    ['an island beyond its neighbours', { zip: '99546' }, ['America/Adak']],
    ['Anchorage', { zip: '99501' }, ['America/Anchorage']],
    ['San Juan', { zip: '00901' }, ['America/Puerto_Rico']],
    ['a number alone', { phone: '(925) 555-0101' }, [LA]],
    ['a number in international form', { phone: '+1 313 555 0100' }, [NY]],
    ['an area code over two zones', { phone: '+18505550100' }, [CHICAGO, NY]],
    ['an area code that the table lacks', { phone: '+14165550100' }, EVERY_ZONE],
    ['a military ZIP says nothing', { zip: '09012' }, EVERY_ZONE],
    ['nothing usable', { timeZone: '', zip: '1234', phone: '911' }, EVERY_ZONE],
    ['nothing', {}, EVERY_ZONE],
  ])('%s', (_, known, zones) => {
    expect(zonesFor(known).sort()).toEqual([...zones].sort())
  })

  test('every answer is a zone that the clocks know', () => {
    for (let prefix = 0; prefix < 1000; prefix += 1) {
      const three = String(prefix).padStart(3, '0')
      for (const zone of zonesFor({ zip: `${three}01` })) expect(isTimeZone(zone)).toBe(true)
      for (const zone of zonesFor({ phone: `+1${three}5550100` })) expect(isTimeZone(zone)).toBe(true)
    }
  })
})

describe('zone names', () => {
  test.each(['America/Los_Angeles', 'Pacific/Honolulu', 'America/Indiana/Knox', 'US/Eastern'])(
    '%s is one',
    (name) => {
      expect(isTimeZone(name)).toBe(true)
    },
  )
  test.each(['', 'PST', 'EST', '+05:00', 'UTC', 'America/Concord', 'America/', '../etc/passwd', 'A/B; DROP'])(
    '%j is none',
    (name) => {
      expect(isTimeZone(name)).toBe(false)
    },
  )
})
