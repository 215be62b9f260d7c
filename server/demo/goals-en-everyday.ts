// English goals of everyday life: a home, money, papers, work, family.
export const ENGLISH_EVERYDAY = `
# my own door
A place with my own door. Just a studio is fine.
My own place, with a key nobody else has.
> Call the housing list on Monday / Get my ID replaced so I can apply
+ My birth certificate came in the mail. / Got on two waiting lists in one day. / Saw a studio. Did not get it, but I went.
+ They called my number. I move in the 3rd. / Lost the spot but I did not give up this time.

# keeping my apartment
Not getting evicted. Staying where I am.
Keep the apartment through the winter.
> Call the landlord before he calls me / Ask about the rent help
+ Paid half and he took it. / The rent help got approved. / I opened the letter the same day it came.
+ Two months in a row on time. / Talked to the landlord and nobody yelled.

# out of the car
Sleep in a bed and not in my car.
Be done living in the car before it gets cold.
> Try the shelter with parking / Save for one week of motel
+ Four nights in a real bed. / Got a spot at the safe lot so I slept. / My back quit hurting for a week.
+ Still in the car, but I found where to shower.

# my ID
Get my ID back. You can't do anything without it.
An ID with the right name on it.
> Find out what the DMV wants / Ask my sister for my birth certificate
+ DMV appointment made. / I have the paper one until the card comes. / I stood in that line three hours and got it.
+ They sent me home for one missing paper, but I know which one now.

# a bus card that works
Get around on my own without begging for rides.
Take the bus by myself again.
> Ride one stop and back / Ask for the discount card
+ Took the 20 all the way to the clinic. / Got the disability fare. / I got lost and got home anyway.
+ Went to the store alone on the bus.

# a job I can keep
A job I can keep longer than three months.
Hold down one job and not blow up and quit.
> Ask the temp agency about day shifts / Get black shoes
+ Two interviews. / Walked away instead of quitting. / First real paycheck since March. / They gave me more hours.
+ Lost that job but I had a new one in nine days.

# my food handler card
Get my food handler card so I can cook for pay.
Cook for a living, in a real kitchen.
> Do the first online lesson / Ask who pays for the test
+ Passed the test with 88. / Did a whole shift without my hands shaking. / My gumbo was on the menu one Friday.
+ Studied two nights in a row.

# my GED
Finish my GED. I quit in tenth grade.
Pass the math part of the GED, that is the last one.
> Sign up for the night class / Find my old scores
+ Passed reading. / I did fractions and did not cry. / Went to class four times this month. / Failed math by three points. I booked it again.

# Sunday dinner
My daughter coming over for Sunday dinner again.
Have my kids at my table one Sunday a month.
> Write her a letter / Clear off the table
+ She picked up the phone. / We ate at a diner, not at my house, but we ate. / I wrote the letter. Have not sent it. But I wrote it.
+ She brought the baby.

# my boys home
Get my boys back home.
Reunify with my sons. The judge said spring.
> Finish the parenting class / Be at every visit this month
+ Did not miss one visit. / The judge gave us overnights. / Class number six done. / The little one fell asleep on me.
+ Court got pushed back. I did not drink over it.

# paying one bill down
Pay off the electric bill, it is what keeps me up at night.
Owe nobody at the end of the month.
> Call and ask for a plan / Put five dollars in the jar each week
+ They put me on a plan, 22 a month. / Lights stayed on. / The jar has 60 dollars in it. / I said no to the payday place.

# SSI
Get my SSI straight. It has been two years.
Win the appeal on my disability.
> Ask for the doctor's letter / Find the blue folder
+ The folder is complete. / Somebody at the office remembered my name. / Hearing date came. / Denied again. We appeal.
+ The check came, and it was right.

# food in the fridge
Food in the fridge on the 25th of the month.
Not run out of food before the month runs out.
> Apply for the card again / Find the Thursday pantry
+ The card got loaded. / Had eggs on the 27th. / Made one chicken last four days. / My neighbor and I share a pantry run.

# reading mail
Open my mail. I have a whole bag of it.
Not be scared of the mailbox.
> Open three with my worker / Throw out the ads first
+ Eleven letters opened. / Only two of them were bad. / There was a refund in there from 2023! / I open it the same week now.

# my record
Clear my record so I can rent and work.
Get the old charge off my record.
> Call legal aid / Get my fingerprints done
+ Legal aid called back. / Fingerprints are in. / Turns out one of them was never mine. / The judge signed it.

# driving legal
Get my license back.
Drive my own car, legal, insured.
> Find out what I owe / Ask for the payment plan
+ Paid the oldest ticket. / The hold is off. / Passed the written test on try two. / Drove my mother to church.

# someone to call
Have one person I can call that is not paid to listen.
One real friend.
> Go to the center on Wednesday / Text my cousin back
+ Played dominoes at the center. / My cousin and I talk Sundays now. / Somebody saved me a seat.
+ I went, sat in the back and left early. But I went.

# a clean kitchen
A clean kitchen. It got away from me after my husband died.
Clean the house one room at a time.
> Do just the sink / Ask my niece for one Saturday
+ I can see the counter. / Three bags out the door. / My niece came and we laughed. / It got bad again, then I did the sink.

# my garden
Grow tomatoes like I used to.
Sit outside with something growing.
> Get two pots / Ask the manager about the back step
+ Planted them. / One tomato!! / I sit out there in the mornings now. / The squirrels got them. I planted peppers.

# my dog
Keep my dog and a roof at the same time.
A place that takes me and Biscuit.
> Get the shots paper / Ask about the support animal letter
+ Vet day was free. / The letter is signed. / They said yes to Biscuit. / Found a friend to keep him two weeks.

# my English class
Speak better at my son's school without him translating.
Understand what the teacher says.
> Start the Tuesday class / Practice with my neighbor
+ I asked a question in the meeting. / Called the school by myself. / Read a whole notice.
+ I missed two weeks with the baby sick, then went back.

# a phone that stays on
A phone that stays on all month.
Keep one number for a whole year.
> Apply for the free plan / Write my numbers on paper
+ The free plan came through. / Six weeks on the same number. / I memorized my sister's number.
+ It got stolen, and I got my number back.
`
