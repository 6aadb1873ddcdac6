package dataset

import (
	"fmt"
	"io/fs"

	"casus/internal/world"
)

// midEdition is what the two editions of the four tables differ in.
type midEdition struct {
	name         string // for faults
	files        [4]string
	disputes     []column[Dispute]
	participants []column[DisputeParticipant]
	incidents    []column[Incident]
	inIncidents  []column[IncidentParticipant]
	misprints    []misprint      // in dates
	apart        bool            // has incidents of disputes that are not among its disputes
	misdated     map[string]bool // rows of which the dates cannot be true, by disputeRow and its like
}

var (
	startDate = [3]string{"styear", "stmon", "stday"}
	endDate   = [3]string{"endyear", "endmon", "endday"}
)

func (e *midEdition) disputeLayout() layout[dated[Dispute]] {
	return codedLayout(layout[Dispute]{
		kind: e.name + " dispute", columns: e.disputes,
		line: func(d *Dispute) *int { return &d.Line },
		key:  func(d *Dispute) string { return fmt.Sprintf("dispute %d", d.ID) },
	}, startDate, endDate, func(d *Dispute) (*world.Date, *world.Date) { return &d.From, &d.To },
		func(d *Dispute) bool { return e.misdated[disputeRow(d)] })
}

func (e *midEdition) participantLayout() layout[dated[DisputeParticipant]] {
	return codedLayout(layout[DisputeParticipant]{
		kind: e.name + " dispute participant", columns: e.participants,
		line: func(p *DisputeParticipant) *int { return &p.Line },
		key: func(p *DisputeParticipant) string {
			return fmt.Sprintf("dispute %d, state %d from %s to %s", p.Dispute, p.State, dateText(p.From), dateText(p.To))
		},
	}, startDate, endDate, func(p *DisputeParticipant) (*world.Date, *world.Date) { return &p.From, &p.To },
		func(p *DisputeParticipant) bool { return e.misdated[participantRow(p)] })
}

func (e *midEdition) incidentLayout() layout[dated[Incident]] {
	return codedLayout(layout[Incident]{
		kind: e.name + " incident", columns: e.incidents,
		line: func(i *Incident) *int { return &i.Line },
		key:  func(i *Incident) string { return fmt.Sprintf("incident %d", i.ID) },
	}, startDate, endDate, func(i *Incident) (*world.Date, *world.Date) { return &i.From, &i.To },
		func(i *Incident) bool { return e.misdated[incidentRow(i)] })
}

func (e *midEdition) inIncidentLayout() layout[dated[IncidentParticipant]] {
	return codedLayout(layout[IncidentParticipant]{
		kind: e.name + " incident participant", columns: e.inIncidents,
		line: func(p *IncidentParticipant) *int { return &p.Line },
		key: func(p *IncidentParticipant) string {
			return fmt.Sprintf("incident %d, state %d", p.Incident, p.State)
		},
	}, startDate, endDate, func(p *IncidentParticipant) (*world.Date, *world.Date) { return &p.From, &p.To },
		func(p *IncidentParticipant) bool { return e.misdated[inIncidentRow(p)] })
}

// The names of rows in lists of misprints.

func disputeRow(d *Dispute) string                { return number(d.ID) }
func participantRow(p *DisputeParticipant) string { return number(p.Dispute) + " " + number(p.State) }
func incidentRow(i *Incident) string              { return number(i.ID) }
func inIncidentRow(p *IncidentParticipant) string { return number(p.Incident) + " " + number(p.State) }

// read reads the tables that are there and holds them against each other.
func (e *midEdition) read(fsys fs.FS, files map[string]string) (*MID, error) {
	r := newReader(fsys)
	m := &MID{}
	a, b, i, ip := e.disputeLayout(), e.participantLayout(), e.incidentLayout(), e.inIncidentLayout()
	a.columns = amend(a.columns, func(d *dated[Dispute]) string { return disputeRow(&d.row) }, e.misprints)
	ip.columns = amend(ip.columns, func(d *dated[IncidentParticipant]) string { return inIncidentRow(&d.row) }, e.misprints)
	if name := e.need(r, files, 0); name != "" {
		m.Disputes = readDated(r, name, a)
	}
	if name := e.need(r, files, 1); name != "" {
		m.Participants = readDated(r, name, b)
	}
	if name := files[e.files[2]]; name != "" {
		m.Incidents = readDated(r, name, i)
	}
	if name := files[e.files[3]]; name != "" {
		m.InIncidents = readDated(r, name, ip)
	}
	m.Files = r.filesOf(a.kind, b.kind, i.kind, ip.kind)
	if r.faults.Len() == 0 {
		e.join(r, files, m)
	}
	if err := r.faults.Listed().Err(); err != nil {
		return nil, err
	}
	return m, nil
}

func (e *midEdition) need(r *reader, files map[string]string, i int) string {
	name := files[e.files[i]]
	if name == "" {
		r.faults.Addf(".", 0, "no file in the folder is %s, which is needed", e.files[i])
	}
	return name
}

// join looks for rows that one table has and another lacks, as where a file is
// cut between two rows.
func (e *midEdition) join(r *reader, files map[string]string, m *MID) {
	disputes, joined := map[int]bool{}, map[int]bool{}
	for i := range m.Disputes {
		disputes[m.Disputes[i].ID] = true
	}
	lacks := func(table, line, dispute int) {
		if !disputes[dispute] && (table == 1 || !e.apart) {
			r.faults.Addf(files[e.files[table]], line, "dispute %d has no row in %s; one of the two is cut, or they are of different versions", dispute, files[e.files[0]])
		}
	}
	for i := range m.Participants {
		p := &m.Participants[i]
		joined[p.Dispute] = true
		lacks(1, p.Line, p.Dispute)
	}
	for i := range m.Disputes {
		if d := &m.Disputes[i]; !joined[d.ID] {
			r.faults.Addf(files[e.files[0]], d.Line, "dispute %d has no row in %s; one of the two is cut, or they are of different versions", d.ID, files[e.files[1]])
		}
	}
	incidents := map[int]bool{}
	for i := range m.Incidents {
		incidents[m.Incidents[i].ID] = true
		lacks(2, m.Incidents[i].Line, m.Incidents[i].Dispute)
	}
	for i := range m.InIncidents {
		p := &m.InIncidents[i]
		lacks(3, p.Line, p.Dispute)
		if len(incidents) > 0 && !incidents[p.Incident] {
			r.faults.Addf(files[e.files[3]], p.Line, "incident %d has no row in %s; one of the two is cut, or they are of different versions", p.Incident, files[e.files[2]])
		}
	}
}
