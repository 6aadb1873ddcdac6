package dataset

import (
	"io/fs"
	"slices"

	"casus/internal/world"
)

// MID are the Militarized Interstate Disputes of the Correlates of War project
// in its four tables, version 5.0, 1816 to 2014; incidents are coded from 1993
// on. Palmer, Glenn, Roseanne W. McManus, Vito D'Orazio, Michael R. Kenwick,
// Mikaela Karstens, Chase Bloch, Nick Dietrich, Kayla Kahn, Kellan Ritter and
// Michael J. Soules. 2022. The MID5 Dataset, 2011-2014. Conflict Management and
// Peace Science 39(4): 470-482. The data of Gibler, Miller and Little have the
// same tables; see ReadGMLMID. A value that is not known has the code NotKnown.
type MID struct {
	Disputes     []Dispute             // MIDA
	Participants []DisputeParticipant  // MIDB
	Incidents    []Incident            // MIDI
	InIncidents  []IncidentParticipant // MIDIP
	Files        []File
}

// Dispute is one dispute as a whole.
type Dispute struct {
	ID       int        // number of the dispute
	From, To world.Date // first and last day
	Coded
	Outcome        Value // 1 side A won, 2 side B won, 3 A yielded, 4 B yielded, 5 stalemate, 6 compromise, 7 released, 8 unclear, 9 joined an ongoing war
	Settlement     Value // 1 negotiated, 2 imposed, 3 none, 4 unclear
	MinDur, MaxDur int   // days, by the latest and earliest days that the dates allow
	Reciprocated   bool  // side B did something
	NumA, NumB     int   // states on each side
	Ongoing        bool  // at the end of the data
	Line           int
}

// Coded is how grave something was.
type Coded struct {
	Fatality  Value // level of deaths: 0 none, 1 1-25, 2 26-100, 3 101-250, 4 251-500, 5 501-999, 6 more than 999
	Deaths    Value // their number where it is known
	Action    Value // highest action: 0 none, 1 to 7 threats, 8 to 14 displays, 15 to 19 uses of force, 20 began a war, 21 joined one
	Hostility Value // highest level: 1 none, 2 threat, 3 display, 4 use of force, 5 war
}

// DisputeParticipant is one state in one dispute, a second time where it came
// back.
type DisputeParticipant struct {
	Dispute    int
	State      int // Correlates of War number
	From, To   world.Date
	SideA      Value // 1 on the side that did the first act, 0 on the other
	Originator Value // 1 was in it on the first day
	Coded
	Revisionist Value    // 1 wanted to change how things were
	Aims        [2]Value // what it wanted to change: 0 nothing, 1 territory, 2 policy, 3 regime, 4 other
	Line        int
}

// Incident is one act of a dispute, or several of one day.
type Incident struct {
	Dispute  int
	ID       int // number of the incident: that of the dispute with three digits
	From, To world.Date
	Coded
	Days Value // how long it lasted
	NumA int   // states that acted
	Line int
}

// IncidentParticipant is one state in one incident.
type IncidentParticipant struct {
	Dispute, Incident int
	State             int // Correlates of War number
	From, To          world.Date
	Acted             bool // on the side that acted in this incident
	SideA             bool // on side A of the dispute
	Coded
	Aims [2]Value // as in DisputeParticipant
	Line int
}

const maxDays = 9999

func disputeNumber[T any](name string, at func(*T) *int) column[T] {
	return numberColumn(name, 1, 99_999, at)
}

// codedAs are the columns of how grave something was, of which the highest
// action has several names.
func codedAs[T any](action string, at func(*T) *Coded) []column[T] {
	return []column[T]{
		codedColumn("fatality", 0, 6, func(t *T) *Value { return &at(t).Fatality }),
		codedColumn("fatalpre", 0, maxDeaths, func(t *T) *Value { return &at(t).Deaths }),
		codedColumn(action, 0, 21, func(t *T) *Value { return &at(t).Action }),
		codedColumn("hostlev", 1, 5, func(t *T) *Value { return &at(t).Hostility }),
	}
}

func aimColumns[T any](at func(*T) *[2]Value) []column[T] {
	return []column[T]{
		codedColumn("revtype1", 0, 4, func(t *T) *Value { return &at(t)[0] }),
		codedColumn("revtype2", 0, 4, func(t *T) *Value { return &at(t)[1] }),
	}
}

var disputeColumns = slices.Concat([]column[Dispute]{
	disputeNumber("dispnum", func(d *Dispute) *int { return &d.ID }),
	codedColumn("outcome", 1, 9, func(d *Dispute) *Value { return &d.Outcome }),
	codedColumn("settle", 1, 4, func(d *Dispute) *Value { return &d.Settlement }),
	numberColumn("mindur", 0, maxDays, func(d *Dispute) *int { return &d.MinDur }),
	numberColumn("maxdur", 0, maxDays, func(d *Dispute) *int { return &d.MaxDur }),
	flagColumn("recip", func(d *Dispute) *bool { return &d.Reciprocated }),
	numberColumn("numa", 1, 200, func(d *Dispute) *int { return &d.NumA }),
	numberColumn("numb", 1, 200, func(d *Dispute) *int { return &d.NumB }),
	flagColumn("ongo2014", func(d *Dispute) *bool { return &d.Ongoing }),
	versionColumn[Dispute](),
}, codedAs("hiact", func(d *Dispute) *Coded { return &d.Coded }))

var participantColumns = slices.Concat([]column[DisputeParticipant]{
	disputeNumber("dispnum", func(p *DisputeParticipant) *int { return &p.Dispute }),
	stateColumn("ccode", func(p *DisputeParticipant) *int { return &p.State }),
	codedColumn("sidea", 0, 1, func(p *DisputeParticipant) *Value { return &p.SideA }),
	codedColumn("orig", 0, 1, func(p *DisputeParticipant) *Value { return &p.Originator }),
	codedColumn("revstate", 0, 1, func(p *DisputeParticipant) *Value { return &p.Revisionist }),
	versionColumn[DisputeParticipant](),
}, aimColumns(func(p *DisputeParticipant) *[2]Value { return &p.Aims }),
	codedAs("hiact", func(p *DisputeParticipant) *Coded { return &p.Coded }))

var incidentColumns = slices.Concat([]column[Incident]{
	disputeNumber("dispnum", func(i *Incident) *int { return &i.Dispute }),
	numberColumn("incidnum", 1, 99_999_999, func(i *Incident) *int { return &i.ID }),
	codedColumn("duration", 0, maxDays, func(i *Incident) *Value { return &i.Days }),
	numberColumn("numa", 1, 200, func(i *Incident) *int { return &i.NumA }),
	versionColumn[Incident](),
}, codedAs("action", func(i *Incident) *Coded { return &i.Coded }))

var inIncidentColumns = slices.Concat([]column[IncidentParticipant]{
	disputeNumber("dispnum", func(p *IncidentParticipant) *int { return &p.Dispute }),
	numberColumn("incidnum", 1, 99_999_999, func(p *IncidentParticipant) *int { return &p.Incident }),
	stateColumn("ccode", func(p *IncidentParticipant) *int { return &p.State }),
	flagColumn("insidea", func(p *IncidentParticipant) *bool { return &p.Acted }),
	flagColumn("sidea", func(p *IncidentParticipant) *bool { return &p.SideA }),
	versionColumn[IncidentParticipant](),
}, codedAs("action", func(p *IncidentParticipant) *Coded { return &p.Coded }),
	aimColumns(func(p *IncidentParticipant) *[2]Value { return &p.Aims }))

// cowMID is version 5.0. In incident 4193001 the last day of both states stands
// before the first.
var cowMID = midEdition{
	name:     "Correlates of War",
	files:    [4]string{"MIDA 5.0.csv", "MIDB 5.0.csv", "MIDI 5.0.csv", "MIDIP 5.0.csv"},
	disputes: disputeColumns, participants: participantColumns, incidents: incidentColumns, inIncidents: inIncidentColumns,
	misdated: map[string]bool{"4193001 350": true, "4193001 640": true},
}

// ReadMID reads the four tables. The names of the files that are there are
// given by their published names (MIDA 5.0.csv, MIDB 5.0.csv, MIDI 5.0.csv and
// MIDIP 5.0.csv); the first two are needed.
func ReadMID(fsys fs.FS, files map[string]string) (*MID, error) { return cowMID.read(fsys, files) }
