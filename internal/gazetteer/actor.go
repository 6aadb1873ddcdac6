package gazetteer

import "casus/internal/world"

// Kind is what sort of actor a name means.
type Kind string

// The kinds of actors.
const (
	State        Kind = "state"
	People       Kind = "people"
	Person       Kind = "person"
	Institution  Kind = "institution"  // a body of one state: the Kremlin, the Knesset, the Mossad
	Organisation Kind = "organisation" // of states, or private: NATO, the Red Cross, a think-tank
	Group        Kind = "group"        // armed group or movement
	Outlet       Kind = "outlet"       // news agency, newspaper, broadcaster
	Place        Kind = "place"        // city or region; it stands for its people, not its government
)

// Codes of Country for actors of no one state.
const (
	International = "IGO" // organisation of states
	Private       = "NGO" // private organisation across states
	Transnational = "IMG" // armed movement across states
)

// Actor is somebody who can act or be acted upon.
type Actor struct {
	ID      string // "TUR", "IGO:NATO", "GRP:TTP", "PER:hakan-fidan", "ORG:TEPAV", "OUT:bloomberg", "LOC:PSE:jericho"
	Kind    Kind
	Country string // ISO3; IGO, NGO or IMG where of no one state; "" where that is unknown
	Sector  string // GOV, MIL, REB ... as in CAMEO and PLOVER; "" for the state itself and where none is usual
	Name    string // as it is usually written in English
}

// Form is how a mention names its actor.
type Form uint8

// The forms of mentions.
const (
	Name      Form = iota // the usual name: Turkey
	Alias                 // another name or spelling: Türkiye, Republic of Turkey
	Adjective             // Turkish
	Demonym               // the people: Turks
	Capital               // the capital, which may stand for the government: Ankara
	Acronym               // NATO, US
	City                  // a city or region: Jericho
	Holder                // a person in office on the day
	Former                // a person whose terms have all ended by the day
	Later                 // a person whose first term begins after the day
	Undated               // a person of whom it is not known whether they are in office on the day
)

var formNames = [...]string{"name", "alias", "adjective", "demonym", "capital", "acronym", "city", "holder", "former", "later", "undated"}

func (f Form) String() string {
	if int(f) < len(formNames) {
		return formNames[f]
	}
	return "form?"
}

// Office tells whether the form names a person, in office or not.
func (f Form) Office() bool { return f >= Holder }

// NoDay is the day to give to Find where none is known.
const NoDay = world.DistantPast

// Mention is one name found: the tokens from From up to To.
type Mention struct {
	From, To int
	Actor    *Actor
	Form     Form
}
