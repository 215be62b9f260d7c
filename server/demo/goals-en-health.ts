// English goals of body and mind: sleep, sugar, staying clean, getting out of the house.
export const ENGLISH_HEALTH = `
# 90 days
90 days clean. I never got past 60.
Stay off it until my birthday.
> Go to the Tuesday meeting / Give my brother the bank card
+ 41 days. / I slipped on the 4th. Called my sponsor the same night. / Picked up a chip. / I drove past and did not stop.
+ Day one again, but I told somebody.

# not drinking at home
Get through a weekend without drinking.
No bottles in the house.
> Pour out what is left / Stay at my sister's Saturday
+ One whole weekend. / I left the party at nine. / Drank Friday, stopped Saturday. That is new. / My wife noticed before I said anything.

# fewer cigarettes
Get down to five cigarettes.
Quit smoking before the baby comes.
> Ask about the patches / No smoking in the car
+ Down to nine. / The car does not stink. / Two days none at all. / Went back up to a pack, now at twelve.

# sleeping at night
Sleep through the night.
Five hours in a row, in the dark, like people do.
> Put the phone in the kitchen / Ask about the breathing test
+ Slept till five. / The mask is ugly but it works. / No coffee after noon, ten days. / I dreamed something good.

# walking to the corner
Walk to the corner store and back without stopping.
Walk with my grandson to the park.
> To the mailbox and back / Get the brace fixed
+ Made it to the blue house. / All the way, one stop. / We fed the ducks. / Knee swelled up, so I did chair exercises.

# my sugar
Get my sugar under 8.
Not be scared when I prick my finger.
> Write down the mornings / Drink water with dinner
+ 8.4, was 11. / Five mornings under 150. / I learned to read the labels. / Ate cake at the wedding and one piece was enough.
+ Sugar went up with the flu. I called instead of hiding it.

# my teeth
Teeth I can smile with.
Fix the front tooth so I quit covering my mouth.
> Find a dentist that takes my plan / Go even though I am scared
+ The bad one is out. / Got the appointment, it is in six weeks. / I smiled in a picture. / I panicked in the chair. They let me come back.

# brushing my teeth
Get up and brush my teeth in the morning.
Up, washed and dressed by ten.
> Toothbrush by the bed / Set one alarm, not five
+ Nine days. / I washed my hair. / Dressed before the bus came. / Bad week. Two days out of seven. Still two.

# leaving the house
Leave the house three times a week.
Be around people without my chest going tight.
> Sit on the step for ten minutes / Go to the store when it is empty
+ The step, every day. / Went in, bought milk, came out. / Stayed for the whole line. / I had an attack on the bus and I rode it out.

# my meds right
Take my meds right. All of them, every day.
Understand what each pill is for.
> Get the box with the days / Ask the pharmacist to print it big
+ Box filled two weeks running. / They cut two pills I did not need. / Missed a weekend, started again Monday.
+ I can say what each one does.

# out of the ER
Go a month without the ER.
Know who to call instead of 911 for my breathing.
> Put the nurse line on the fridge / Refill the inhaler early
+ Five weeks. / Called the nurse at 2 am and stayed home. / Inhaler never ran out. / Went once, but I needed to.

# my anger
Not lose it on people I love.
Walk away before I say it.
> Go to group twice / Tell my wife my sign
+ I took a walk instead. / Said sorry the same day. / Group is not as stupid as I thought. / Blew up Thursday. Cleaned it up Friday.

# crying less
Stop crying every day about my brother.
Be able to say his name.
> Call the grief group / Put his picture back up
+ The picture is up. / I told the funny story about the boat. / A whole day, then I noticed. / His birthday was hard. I got through it.

# cooking again
Cook a real meal twice a week instead of chips.
Eat something green every day.
> Beans on Sunday / Learn one soup
+ Made greens like my mother. / Soup lasted three days. / Took my lunch to dialysis. / Burnt it. Ate it.

# the knee
Get the knee done so I can work.
Stairs without hanging on to the wall.
> Lose the eight pounds they want / Ask who can stay with me after
+ Surgery has a date. / Down five pounds. / One flight, no rail. / They moved the date again. I kept walking.

# getting to dialysis
Never miss dialysis, even on bad days.
Three times a week, on time, in my own clothes.
> Call the ride the night before / Pack the bag on Sundays
+ A whole month without missing. / Ride was late, so I called my nephew. / Made a friend in chair six. / Missed one. Went the next morning.

# seeing the eye doctor
See well enough to read my Bible.
Get the cataract off.
> Make the appointment / Find someone to drive me home
+ The drops are working. / One eye done! / Read Psalms without the glass. / I was too scared the first time. Went back.

# my weight
Lose 20 pounds for my heart, not for looks.
Tie my shoes without holding my breath.
> No soda on weekdays / Walk the mall with Pat
+ Six pounds. / Tied them standing up. / Pat and I did two laps. / Gained three back over the holidays.

# talking in group
Say one true thing in group.
Talk to somebody about what happened to me.
> Go and just sit / Write it down first
+ I said it. / Nobody looked at me funny. / I wrote four pages. / Skipped twice, then told her why.

# being here
Still be here at Christmas.
Want to get up in the morning.
> Keep the number in my wallet / Feed the birds each day
+ I used the number and I am glad. / Birds came back. / Laughed at the TV. / A gray month. I still kept my appointments.

# calm mornings
Get the kids to school without screaming.
Calm mornings, everybody with shoes on.
> Lay clothes out at night / Get up fifteen minutes before them
+ On time four days out of five. / My son said I am nicer. / Shoes by the door works. / Overslept all week, started over.
`
