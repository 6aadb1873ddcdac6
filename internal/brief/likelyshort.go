package brief

import (
	"casus/internal/accession"
	"casus/internal/document"
	"casus/internal/world"
)

// LikelyShort is a forecast as the brief and the difference tell it; casus likely
// has the whole of it.
type LikelyShort struct {
	Event       string            `json:"event"`
	Deadline    string            `json:"deadline"`
	Probability float64           `json:"probability"`
	Low         float64           `json:"low"`
	High        float64           `json:"high"`
	Words       map[string]string `json:"words"`
	BaseRate    accession.Chance  `json:"base_rate"`
	Prior       accession.Chance  `json:"prior"`
	Roots       accession.Roots   `json:"roots"`
	Lines       []LikelyLine      `json:"ledger"`

	whole *Likely
}

// LikelyLine is an entry of the ledger in short.
type LikelyLine struct {
	Claim       string         `json:"claim"`
	Date        string         `json:"date"`
	Root        world.SourceID `json:"root"`
	Copies      int            `json:"copies"`
	Ratio       float64        `json:"ratio"`
	Probability float64        `json:"probability"`
}

// likelihood foretells the first accession of the edits, from what the record
// without them holds on the day; nil where there is none to foretell.
func (d *Diff) likelihood(on world.Day) *LikelyShort {
	for _, e := range d.edits {
		if e.Kind != world.Join {
			continue
		}
		// The conflicts of duty that the edits bring are those of the accession.
		o := LikelyOptions{From: on, Known: on, Clashes: d.New}
		if d.New == nil || len(d.edits) > 1 {
			o.Clashes = nil
		}
		l, err := NewLikely(d.before, e.State, e.Treaty, o)
		if err != nil {
			continue // an ended treaty or an invented one: what if, and no forecast
		}
		return l.short()
	}
	return nil
}

func (l *Likely) short() *LikelyShort {
	out := &LikelyShort{Event: l.Event, Deadline: l.Deadline, Probability: l.Probability, Low: l.Low, High: l.High, Words: l.Words, BaseRate: l.Base, Prior: l.Answer.Prior,
		Roots: l.Roots, Lines: []LikelyLine{}, whole: l}
	for i := range l.Ledger {
		e := &l.Ledger[i]
		out.Lines = append(out.Lines, LikelyLine{e.Claim, e.Date, e.Root, len(e.Copies), e.Ratio.Value, e.Probability})
	}
	return out
}

// addTo writes the section.
func (s *LikelyShort) addTo(d *document.Document) {
	if s == nil {
		return
	}
	l := s.whole
	d.Add(document.H2("How likely it is"))
	d.Add(document.P(document.Say("That %s is in %s by %s: ", l.world.StateName(l.State), withArticle(treatyName(l.world, l.Treaty)), l.deadline.Long()).And(l.headline().Text)))
	if len(l.Ledger) == 0 {
		return
	}
	t := document.Table{Caption: "What moved it, one line a root (casus likely has the words, the grades and the priors)", Head: []string{"Date", "Said", "Odds", "Chance after it"}, Numeric: []bool{false, false, true, true}}
	t.Rows = append(t.Rows, []document.Text{{}, document.Say("before any report"), {}, document.Say("%s", between(l.Answer.Prior))})
	for i := range l.Ledger {
		e := &l.Ledger[i]
		said := document.Say("%s", e.Text)
		if n := len(e.Copies); n > 0 {
			said = said.And(document.Say(" (%s)", plural(n, "copy, counted once", "copies, counted once")))
		}
		t.Rows = append(t.Rows, []document.Text{document.Say("%s", e.Date), said.From(e.Sources[:min(2, len(e.Sources))]...), oddsText(e), document.Say("%s", between(e.Chance))})
	}
	d.Add(t)
}
