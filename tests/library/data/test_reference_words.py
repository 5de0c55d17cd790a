"""The words of a reference: enough of them, plain, and none that can be mistaken for another."""

import math
import re

from coproduction_star.data.reference_words import reference_words

WORDS_IN_A_REFERENCE = 4
SOUND_ALIKE = """
accept except / affect effect / air heir / aisle isle / aloud allowed / altar alter / angel angle / ant aunt /
ascent assent / ate eight / aural oral / axe ax / axel axle / bail bale / bald bawled / band banned / bare bear /
basis bases / bass base / bazaar bizarre / be bee / beach beech / bean been / beat beet / beau bow / beetle beadle /
bell belle / berry bury / berth birth / bight bite byte / bitten bittern / blew blue / bloc block / boar bore /
board bawd / board bored / bold bowled / bolder boulder / boos booze / boot bute / bough bow / boulder bolder / bow
bough / boy buoy / brake break / bread bred / breath breathe / brews bruise / bridal bridle / broach brooch / bury
berry / but butt / buy by bye / canon cannon / canvas canvass / carat carrot / cash cache / cast caste / casual
causal / caught court / ceiling sealing / cell sell / cellar seller / cello chello / cent scent sent / cereal serial
/ check cheque / cheetah cheater / chilli chilly / chip ship / choir quire / chord cord / chute shoot / cite site
sight / clause claws / climb clime / close clothes / cloth clothe / coarse course / coast ghost / cob cobb / cocoa
coco / colour color / coo coup / coral choral / core corps / corn korn / council counsel / court caught / coward
cowered / creak creek / crews cruise / crisp crisps / cue queue / currant current / cygnet signet / cymbal symbol /
daisy days / dam damn / days daze / dear deer / desert dessert / dew due / diary dairy / die dye / discreet discrete
/ doe dough / does doze / done dun / dough doe / doughnut donut / dove dived / draft draught / draughts drafts /
dual duel / dual jewel / due jew / earn urn / ewe yew you / eye i / eyelet islet / faint feint / fair fare / father
farther / feat feet / fete fate / few phew / find fined / fir fur / fisher fissure / flair flare / flaw floor / flea
flee / flecks flex / flew flu flue / flocks phlox / flour flower / for four fore / foreword forward / formally
formerly / fort fought / forth fourth / foul fowl / freeze frieze / gait gate / gallery galley / gamble gambol /
geezer geyser / genes jeans / gilt guilt / gorilla guerrilla / grease greece / great grate / grey gray / groan grown
/ guessed guest / hail hale / hair hare / hall haul / hangar hanger / hay hey / heal heel / hear here / heard herd /
heroin heroine / hew hue / higher hire / him hymn / hoard horde / hoes hose / hole whole / holy wholly / hour our /
humerus humorous / idle idol / in inn / jam jamb / jewel joule / juice jews / kerb curb / kernel colonel / key quay
/ knead need / knew new gnu / knight night / knit nit / knot not / know no / knows nose / lac lack / ladder latter /
lain lane / lama llama / larva lava / lay lei / leach leech / lead led / leak leek / lends lens / lessen lesson /
lesson lessen / liar lyre / license licence / lichen liken / lie lye / lightening lightning / lightning lightening /
links lynx / liter litre / load lode / loan lone / loose lose / loot lute / lynx links / made maid / magnate magnet
/ mail male / main mane / maize maze / manna manner / manner manor / mantel mantle / mare mayor / marshal martial /
mask masque / maw more / mayor mare / meat meet / medal meddle / medal metal / metal mettle / metre meter / mews
muse / mind mined / miner minor / missed mist / moan mown / mode mowed / mood mooed / moor more / moose mousse /
morning mourning / muscle mussel / mussels muscles / mustard mustered / nap knap / naval navel / nay neigh / nice
niece / night knight / none nun / nought nort / oar ore or awe / ode owed / oh owe / omelette omelet / one won /
overdo overdue / ox ocks / paced paste / packed pact / pact packed / pail pale / pain pane / pair pear pare / palate
palette pallet / panda pander / pane pain / parse pass / passed past / patience patients / pause paws / pause pores
/ pawn porn / pea pee / peace piece / peak peek pique / peal peel / pearl purl / pedal peddle / peer pier / petal
pedal / petrol petrel / pi pie / pie pi / pitted pitied / place plaice / plain plane / plate plait / pleas please /
plough plow / plum plumb / pocks pox / pole poll / poor pour paw pore / practice practise / practise practice / pray
prey / pride pried / prince prints / principal principle / prise prize / profit prophet / program programme / pros
prose / pyjamas pajamas / quarts quartz / quiet quite / rabbit rarebit / rack wrack / rain reign rein / raise rays /
rap wrap / rapped wrapped / raw roar / ray re / read reed / real reel / red read / reek wreak / rest wrest / retch
wretch / rhyme rime / right rite write wright / ring wring / ringer wringer / road rode rowed / roe row / role roll
/ roo roux / roomy rheumy / root route / rose rows / rota rotor / rough ruff / row roe / rowan roan / rude rood /
rung wrung / rye wry / sachet sashay / sail sale / sake saki / sane seine / sauce source / saw soar sore / sax sacks
/ scene seen / scull skull / sea see / seam seem / sear seer / serf surf / sew so sow / shake sheikh / shoe shoo /
side sighed / sighs size / sink sync / sink synch / slay sleigh / sleigh slay / slight sleight / slow sloe / soared
sword / some sum / son sun / sonny sunny / sort sought / soul sole / sow sew / spade spayed / sped speed / stair
stare / stake steak / stalk stork / stationary stationery / stayed staid / steal steel / step steppe / stile style /
stoop stoup / stop stopp / storey story / story storey / straight strait / sundae sunday / swat swot / sweet suite /
tacks tax / tail tale / talk torque / taught taut / tea tee / team teem / tear tare / tear tier / tease teas / tents
tense / their there / threw through / throe throw / throne thrown / thyme time / tic tick / tide tied / tighten
titan / timber timbre / title tidal / to too two / toad towed / toe tow / toon tune / tor tore / tort taught / towed
toad / trail trial / troop troupe / trust trussed / tuba tuber / tucks tux / tuna tuner / turn tern / tyre tire /
use ewes / vain vane vein / vale veil / veal viel / vial vile / vicar vicker / wade weighed / wail whale / waist
waste / wait weight / walk wok / war wore / warn worn / warrant warren / wave waive / wax whacks / way weigh / weak
week / wear where ware / weather whether / welch welsh / weld welled / wet whet / wheat wheet / wheel weal / which
witch / while wile / whine wine / whirled world / whit wit / wind wined / wood would / yew you / yogurt yoghurt /
yoke yolk / yore your
"""
UNKIND = """
ass bastard bitch bloody bum cancer chink cock coon crap damn dead death devil dick die drug drunk dumb dyke fag faggot
fat gay gun gypsy hate hell idiot kill kidney knife mad master naked nude pee pervert piss poison prick pussy queer
racist rape retard screw sex shit slave slut spastic stupid suicide terror tit tramp turd ugly war weapon whore witch
"""
NUMBERS_AND_DAYS = """
one two three four five six seven eight nine ten eleven twelve twenty hundred thousand million first second third
monday tuesday wednesday thursday friday saturday sunday
january february march april may june july august september october november december
"""
SPELT_IN_TWO_WAYS = re.compile(r"(our|tre|ogue|alise|anise|orise|ae|oe)$")


def test_four_words_of_the_list_are_too_many_to_guess() -> None:
    """At least 44 random bits in a reference."""
    assert WORDS_IN_A_REFERENCE * math.log2(len(reference_words())) >= 44


def test_every_word_is_there_once_and_in_order() -> None:
    words = reference_words()
    assert len(words) >= 2048
    assert list(words) == sorted(set(words))


def test_every_word_is_short_and_of_plain_letters() -> None:
    assert not [word for word in reference_words() if not re.fullmatch("[a-z]{3,8}", word)]


def test_no_word_sounds_like_another_word() -> None:
    groups = [set(group.split()) for group in " ".join(SOUND_ALIKE.split()).split("/")]
    assert not [group & set(reference_words()) for group in groups if group & set(reference_words())]


def test_no_word_is_unkind_or_may_be_read_so() -> None:
    assert not set(UNKIND.split()) & set(reference_words())


def test_no_word_is_a_number_or_a_day_which_people_write_in_another_way() -> None:
    assert not set(NUMBERS_AND_DAYS.split()) & set(reference_words())


def test_no_word_is_another_with_an_s() -> None:
    words = set(reference_words())
    assert not {word for word in words if f"{word}s" in words}


def test_no_word_is_spelt_in_two_ways() -> None:
    assert not [word for word in reference_words() if SPELT_IN_TWO_WAYS.search(word)]
