package brief

import (
	"fmt"
	"slices"

	"casus/internal/change"
	"casus/internal/document"
	"casus/internal/world"
)

// Threats are the quarrels that the members bring, and the groups said to be
// at work, with who accuses whom.
type Threats struct {
	Quarrels []change.Quarrel `json:"quarrels"`
	Groups   []GroupLine      `json:"groups"`
	Claims   []ClaimLine      `json:"claims"`
}

// GroupLine is a non-state actor with the allegations about it.
type GroupLine struct {
	ID       string           `json:"id"`
	Name     string           `json:"name"`
	Kind     string           `json:"kind"`
	Sponsors []world.StateID  `json:"alleged_sponsors"`
	Accusers []world.StateID  `json:"accusers"`
	Events   int              `json:"events"`
	Note     string           `json:"note"`
	Sources  []world.SourceID `json:"sources"`
}

func (b *Brief) threats() Threats {
	t := Threats{Quarrels: b.Diff.Exposure, Groups: []GroupLine{}, Claims: []ClaimLine{}}
	for _, g := range b.before.Groups {
		member := func(s world.StateID) bool { return slices.Contains(b.members, s) }
		if !slices.ContainsFunc(g.Sponsors, member) && !slices.ContainsFunc(g.Accusers, member) {
			continue
		}
		line := GroupLine{ID: g.ID, Name: g.Name, Kind: g.Kind, Sponsors: g.Sponsors, Accusers: g.Accusers, Note: g.Note, Sources: orEmpty(g.Sources)}
		for _, e := range b.before.Events {
			if e.Group == g.ID {
				line.Events++
			}
		}
		t.Groups = append(t.Groups, line)
	}
	for _, c := range b.claimsOn("threats") {
		t.Claims = append(t.Claims, newClaimLine(c))
	}
	return t
}

func (b *Brief) addThreats(d *document.Document) {
	d.Add(document.H2("The threats named"))
	b.Diff.exposureTable(d)
	if len(b.Threats.Groups) > 0 {
		t := document.Table{Caption: "Groups: sponsorship is an allegation, by the accuser named", Head: []string{"Group", "Alleged sponsor", "Alleged by", "Note"}}
		for _, g := range b.Threats.Groups {
			t.Rows = append(t.Rows, []document.Text{document.Say("%s", g.Name), document.Say("%s", orWord(names(b.before, g.Sponsors), "none named")),
				document.Say("%s", orWord(names(b.before, g.Accusers), "none named")), document.Say("%s", g.Note).From(g.Sources[:min(2, len(g.Sources))]...)})
		}
		d.Add(t)
	}
	if len(b.Threats.Claims) > 0 {
		d.Add(claimTable(b.before, "What is said of them", b.Threats.Claims, false))
	}
}

var polarityWords = map[string]string{"affirm": "for", "deny": "against", "mixed": "mixed"}

// claimTable writes claims with their grade and root.
func claimTable(w *world.World, caption string, claims []ClaimLine, later bool) document.Table {
	t := document.Table{Caption: caption, Head: []string{"Date", "Who", "Claim", "Side", "Grade", "Root"}}
	if later {
		t.Head = append(t.Head, "What became of it")
	}
	for _, c := range claims {
		root := string(c.Root)
		if s := w.Source(c.Root); s != nil {
			root = s.Title
		}
		row := []document.Text{document.Say("%s", c.Date), document.Say("%s", c.Claimant), document.Say("%s", c.Text).From(c.Sources...),
			document.Say("%s", polarityWords[c.Polarity]), document.Say("%s", c.Grade), document.Say("%s", root)}
		if later {
			row = append(row, document.Say("%s", c.Later))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func rootsText(pro, contra int) string {
	return fmt.Sprintf("%s for, %d against", plural(pro, "independent root", "independent roots"), contra)
}
