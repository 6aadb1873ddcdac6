package dataset

import "casus/internal/world"

// ATOP is the Alliance Treaty Obligations and Provisions data, version 4.01 or
// 5.1: what the members of every alliance since 1815 promised each other, as
// coded from the treaties by Leeds, Ritter, Mitchell and Long. The comments in
// this file give the codebook's meaning in other words; where they are silent
// on a code, the codebook decides.
type ATOP struct {
	Version   string
	Alliances []AllianceRow // in order of id
	Phases    []PhaseRow    // in order of alliance and phase; empty where the file was not given
	Members   []MemberRow   // in order of the file
	Files     []File
	byID      map[int][]int // alliance -> positions in Members
}

// AllianceRow is one alliance over its whole life.
type AllianceRow struct {
	ID       int
	Begin    world.Date // day of signature
	End      world.Date // unknown while in effect
	InEffect bool       // at the end of the data
	MaxPhase int        // number of phases; 0 where it was never changed
	Members  []int      // state numbers of all that ever were members
	Terms
	Line int
}

// PhaseRow is an alliance between two changes of its terms.
type PhaseRow struct {
	ID, Phase  int // phase 0 where there is only one
	Begin, End world.Date
	InEffect   bool
	Terms
	Line int
}

// MemberRow is one state in one phase of one alliance: what that state owes.
type MemberRow struct {
	ID        int
	Member    int  // Correlates of War number, or 8152 for Annam
	InSystem  bool // a member of the Correlates of War state system
	From      world.Date
	To        world.Date // the day on which it left; unknown while in effect
	InEffect  bool
	Phase     int
	MaxPhase  int
	War       Value // the Correlates of War number of the war during which it was made; 0 for none
	TermMode  Value // how membership ended
	TermCause Value // why
	ObVary    bool  // owes different things to different members; the data do not say which to whom
	Terms
	Limits Limits
	Line   int
}

// Obligations are the five promises that the data code.
type Obligations struct {
	// Defense promises active military support if the partner's territory or
	// sovereignty is attacked.
	Defense bool
	// Offense promises active military support under conditions that no attack
	// on the partner brought about.
	Offense bool
	// Neutral promises not to help a partner's enemy: with troops, money, or
	// passage.
	Neutral bool
	// NonAgg promises not to use force against the partner.
	NonAgg bool
	// Consul promises to consult in a crisis, or to seek a common policy.
	Consul bool
}

// Terms are the provisions that all three files code. Values are the
// codebook's; blank is what could not be known.
type Terms struct {
	Obligations
	Bilateral bool
	Wartime   bool // made while members fought a war
	Active    bool // some member promises defence or offence

	// Conditional: some obligation holds only in circumstances that the treaty
	// names. The four below say of which obligation.
	Conditional                                bool
	DefenseCon, OffenseCon, NeutralCon, ConCon bool
	Asym                                       bool // obligations differ among members

	EstMode     Value // how it came into being
	Secrecy     Value // 0 public, 1 public with secret articles, 2 secret
	SecretPart  Value // which part is secret: 3 the obligations, 4 the targets, 8 all of it
	AddMembers  Value // whether others may join
	FutureMem   Value
	SpecLength  Value // kind of term
	Length      Value // months; 0 where the treaty names none
	Renounce    Value // whether a member may leave before the end
	Renewal     Value // whether renewal is provided for
	RenewLength Value // months
	Term        Value // how the alliance or phase ended; 0 while it lasts

	NotAidEnemy, DiplomaticAid, TerritoryRescue Value
	SeparatePeace                               Value // 1 to 3: no peace without the others
	ThirdCommit                                 Value
	NoOther                                     Value // 1: no alliance with others that clashes with this one

	// Threat says whether the treaty names a threat: 1 states, 2 a region, 3
	// states in a region, 4 an ongoing conflict, 5 one at home or of no state, 6
	// another alliance. Threat1 and Threat2 are numbers of states named.
	Threat, Threat1, Threat2 Value

	Within, Mediation                  Value // conflict among members
	MilCon, MilAid, IntCom, Subord     Value // military contact, aid, command
	Organ1, OrgPurp1, Organ2, OrgPurp2 Value // organisations founded
	Base, Contrib, ArmReduce           Value
	AcqTerr, DivGains, DemWith         Value
	RefLNUN, RefOther, NatRefAl, CompAg, NonMilCoop,
	ConRes, AgProIs, ConMen, EcAid, Interv Value
	FullText bool // coded from the treaty's text
	Version  string
}

// Limits are the circumstances to which a member's obligations are limited.
type Limits struct {
	Defense, Offense, Neutral, Consult Limit
	NeutralAttacked                    bool // neutrality only where the partner was attacked
	ConsultRequested                   bool // consultation only on request
	Other                              bool // some other limit, which the data do not describe
}

// Limit is what one obligation is limited to.
type Limit struct {
	Adversary  bool // to a certain adversary or kind of adversary
	Place      bool // to conflicts in a certain place
	Conflict   bool // to a conflict that was going on
	Number     bool // to a certain number of adversaries
	Demands    bool // to an adversary that did not meet a demand
	Unprovoked bool // to attacks that the partner did not provoke
}

// Annam is the number of the one member that the Correlates of War list does
// not have; AnnamGW is its number by Gleditsch and Ward.
const (
	Annam   = 8152
	AnnamGW = 815
)

// Rows gives the positions in Members of an alliance's rows.
func (a *ATOP) Rows(alliance int) []int { return a.byID[alliance] }

func (a *ATOP) index() {
	a.byID = map[int][]int{}
	for i := range a.Members {
		id := a.Members[i].ID
		a.byID[id] = append(a.byID[id], i)
	}
}
