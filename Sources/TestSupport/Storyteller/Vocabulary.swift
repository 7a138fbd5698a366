/// The words that the fake storyteller writes with.
///
/// The lists are long so that twenty thousand words hardly repeat four words in a row. `markAdjectives` and `nouns`
/// have exactly 128 and 256 words: a pair of them is the mark by which a sentence is found again (see `Script`). No
/// word of `markAdjectives` stands in another list.
enum Vocabulary {
    /// Adjectives that only ever stand in a sentence's mark.
    static let markAdjectives = words(
        """
        amber ancient angular arched ashen awkward battered beaded bent bitter blackened blistered blunt bronze brittle
        broad carved charred chipped cloudy clumsy coarse copper cracked creased crimson crooked crumpled curved dappled
        dented dim dusty emerald enamelled faded feathered fluted foggy folded forgotten fragile frayed frosted gaudy
        gilded glazed glossy golden grainy greasy gritty hammered handmade heavy hollow indigo inlaid ivory jagged
        knotted lacquered lopsided mended mismatched mossy mottled muddy narrow oily olive ornate painted pale patched
        peeling pitted pleated pocked polished porous powdery quilted ragged ribbed rippled rounded rugged russet rusted
        sagging salted scarlet scarred scratched scuffed shallow silvered slender smoky smudged snagged soaked spotted
        squat stained sticky stout striped swollen tangled tarnished tasselled tattered threadbare tinted toothed
        twisted uneven varnished velvet violet warped waxen weathered woven wrinkled yellowed
        """
    )

    /// Adjectives for everything else.
    static let adjectives = words(
        """
        absent anxious borrowed brave bright calm careful careless cautious cheap cheerful clever cold common costly
        cruel curious damp daring decent distant doubtful dreadful dull eager early earnest empty endless even exact
        expensive faithful familiar famous fearful fierce final foolish foreign formal fortunate frantic fresh friendly
        gentle genuine gloomy graceful grand grateful grim guilty handsome harmless harsh hasty helpless hidden honest
        hopeful hostile humble hungry idle impatient innocent jealous joyful keen late lazy lonely loud loyal lucky
        merciful merry mild modest mournful naked nameless neat nervous noble noisy obscure odd ordinary patient peaceful
        peculiar perfect plain playful pleasant poor precious private proud prudent quaint quick quiet rare ready
        reckless reliable reluctant remote restless rich rude sacred scarce second secret selfish serious severe shabby
        sharp shy silent simple sincere slow small solemn solid sour spare special splendid stale stern stolen strange
        strict stubborn sudden sullen superb swift tame tedious tender tense third thirsty timid tired tranquil tricky
        unhappy unlikely urgent useful useless vacant vague vain valiant vivid weary wet wicked wild wise worthy
        """
    )

    /// Things.
    static let nouns = words(
        """
        abacus accordion almanac anchor anvil apron armchair awning axe badge ball banjo banner barrel basin basket
        bath bead beam bell bellows belt bench bicycle blanket boat bolt book boot bottle bowl box bracelet branch bridle
        brooch broom brush bucket buckle bundle button cabinet cable cage candle cane canvas cape card carpet cart cask
        chain chair chalk chart chest chimney chisel clamp cloak clock coat coin collar comb compass cord cork cradle
        crate crown cup curtain cushion dagger desk diary dish doll door drawer dress drum easel engine envelope fan
        feather fence fiddle file flag flask flute fork fountain frame funnel garland gate glass globe glove goblet gong
        grate grindstone guitar hammer hammock handkerchief handle harness harp hat hatch hinge hook horn hourglass
        inkwell iron jacket jar jewel jug kettle key kite knife knob ladder ladle lamp lantern latch ledger lens letter
        lever lid locket loom lute machine mallet mantle map marble mask mast mat medal mirror mitten mortar mug nail
        napkin necklace needle net notebook oar oven paddle padlock painting pan parasol parcel pebble pencil pendant
        pendulum pennant piano picture pillow pin pipe pistol pitcher plank plate plough pocket poker portrait pot pouch
        prism pulley pump puppet purse quill quilt raft rake rattle razor rein ribbon rifle ring robe rope rudder rug
        ruler sack saddle sail satchel saucer saw scale scarf sceptre scissors screen screw scroll seal shawl shelf
        shield shoe shovel sickle sieve sign skirt sledge sleeve slipper spade spanner spear spindle spoon spring stamp
        statue stool stove strap stretcher string tablecloth
        tambourine tankard teapot
        """
    )

    /// Places.
    static let places = words(
        """
        abbey alley arcade attic avenue bakery balcony ballroom barn bay beach bridge brewery cabin canal castle cave
        cellar chapel churchyard cliff clearing cloister convent corridor cottage courtyard cove crossroads dairy
        dockyard dunes embankment estuary factory farmyard ferry field foothills ford forge fortress foundry gallery
        garden garret granary grove hallway harbour headland heath hillside hospital infirmary inn island jetty kitchen
        laboratory landing lane larder library lighthouse lock loft marketplace marsh meadow mill mine moor museum
        nursery observatory orchard outpost pantry parlour passage pasture pavilion pier plaza porch prison quarry quay
        ravine refectory reservoir ridge riverbank schoolroom shipyard shore square stable staircase station storeroom
        street studio tavern terrace theatre tower tunnel valley village vineyard warehouse watchtower well wharf
        windmill woods workshop yard
        """
    )

    /// What people do to things; the past form is also the participle.
    static let deeds = words(
        """
        abandoned accepted admired adjusted approached avoided balanced barred blessed bolted borrowed bought braced
        brought brushed buried caught circled claimed cleaned closed collected concealed counted covered crossed cursed
        defended delivered demanded described desired destroyed discovered displayed doubted dragged drained dried
        dropped earned emptied entrusted envied escaped examined exchanged fastened feared fetched filled finished fixed
        followed found gathered greeted gripped guarded handled hauled heard heated held helped ignored imagined
        inherited inspected invented joined judged kept kicked kissed labelled laid left lent lifted lit loaded
        located locked loosened lost lowered measured missed mocked moved named needed noticed obeyed offered opened
        ordered packed passed pawned pitied placed pocketed praised preserved pressed promised propped protected pulled
        pursued pushed questioned raised reached received recognised refused regretted released remembered removed
        repaired replaced rescued returned revealed rinsed ruined salvaged saved scrubbed searched secured seized sensed
        shared sharpened shifted shouldered sketched smashed sold sorted sought stacked steadied stirred stored straightened
        studied surrendered swapped swept tasted tested tightened tossed touched traced traded trusted turned uncovered
        unlocked unpacked unwrapped wanted warmed washed watched weighed welcomed wrapped
        """
    )

    /// What things do by themselves.
    static let motions = words(
        """
        appeared ached arrived blazed bobbed bounced broke burned buzzed changed clanged clattered clicked collapsed
        cooled creaked crumbled dangled darkened decayed disappeared dripped drifted dwindled echoed faltered fell
        flapped flashed flickered floated fluttered froze gleamed glimmered glittered glowed groaned grew halted hissed
        hovered hummed jangled jerked leaked leaned lingered loomed lurched moaned moved murmured parted paused plunged
        quivered rattled reappeared remained returned revolved rolled rose rotted rustled sagged sank settled
        shimmered shivered shone shrank shuddered sighed slid slipped smouldered snapped sparkled spun squeaked stirred
        stopped stuck swayed swung thawed thudded tilted tipped toppled trembled tumbled turned twitched vanished
        vibrated waited wavered wobbled
        """
    )

    /// What people do by themselves.
    static let bearings = words(
        """
        argued bowed breathed coughed crept danced dozed dreamed fidgeted frowned gasped gestured giggled grinned
        grumbled hesitated hurried knelt laughed limped listened loitered marched mumbled muttered nodded paced pondered
        prayed protested reasoned relaxed rested sang sat scowled shrugged slept smiled sneezed sniffed sobbed stammered
        stared stood stretched stumbled sulked swallowed talked trudged waited walked wandered wept whistled winced
        worked worried yawned yelled
        """
    )

    /// How something is done.
    static let manners = words(
        """
        abruptly absently again alone aloud anyway backwards badly barely bitterly blindly boldly bravely briefly brightly
        briskly calmly carefully cheerfully clearly closely crossly daily deeply doubtfully dutifully eagerly easily
        elsewhere faintly firmly fondly gently gladly gravely happily hastily humbly idly kindly lately lightly loosely
        loudly mildly neatly nightly obediently openly overnight patiently plainly politely promptly proudly quickly
        readily regardless roughly sadly secretly sharply shyly silently sincerely slowly smoothly soberly sternly
        stiffly suddenly sweetly swiftly tenderly thoroughly together twice urgently warily warmly wearily willingly
        """
    )

    /// Where something is, before a thing or place.
    static let prepositions = words(
        """
        above across against along around before behind below beneath beside beyond inside near opposite outside over
        past through towards under underneath
        """
    )

    /// How somebody was moved, before "by".
    static let moods = words(
        """
        alarmed amused angered astonished baffled calmed charmed cheered comforted confused delighted disappointed
        disturbed embarrassed encouraged frightened humbled impressed intrigued moved offended pleased puzzled reassured
        saddened shaken shamed soothed startled surprised tempted touched troubled unsettled warned wounded
        """
    )

    /// What people tell one another to do with a thing.
    static let orders = words(
        """
        bring bury carry clean close collect count cover destroy drop empty fetch find follow forget guard hide hold
        ignore keep leave lift lock measure mend move open pack pass polish protect push raise return save search sell
        share steady take test trust turn unlock wash watch weigh wrap
        """
    )

    /// People by what they are.
    static let roles = words(
        """
        apprentice archivist baker barber beekeeper blacksmith boatman bookbinder brewer butcher captain carpenter
        carter chemist clerk cobbler constable cook cooper doctor draper drummer engineer farmer ferryman fiddler
        fisherman forester gardener glazier grocer guard harpist hunter innkeeper jeweller judge keeper librarian
        locksmith magistrate mason merchant messenger midwife miller miner monk musician nurse organist painter pedlar
        pilot porter postman potter preacher printer ranger sailor schoolmaster scribe shepherd soldier stonecutter
        surgeon surveyor tailor tanner teacher thatcher tinker toymaker traveller trumpeter wanderer watchman weaver
        """
    )

    /// People by name.
    static let names = words(
        """
        Adela Bastian Clara Dorian Edda Florian Greta Hanno Ilse Jonas Katya Leopold Mathilde Nadia Oskar Petra Quentin
        Rosalind Silas Tamsin Ulrich Valeria Wendel Xenia Yorick Zelda Amos Brigid Cosimo Delphine Emrys Fenna
        """
    )

    private static func words(_ text: String) -> [String] {
        text.split(whereSeparator: \.isWhitespace).map(String.init)
    }
}
