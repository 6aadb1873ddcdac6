package brief

import (
	"fmt"
	"slices"
	"strings"

	"casus/internal/document"
	"casus/internal/world"
)

// Document writes the balance for a reader.
func (p *Power) Document() *document.Document {
	title := "The balance of power: " + p.Short
	sub := fmt.Sprintf("On %s. Shares are of what the pact and its rivals have together; a range is wider where a source gives one and where a value is stale.", longDay(p.On))
	d := document.New(p.world, title, sub)
	if len(p.Edits) > 0 {
		d.Add(document.P(document.Say("If %s: %s instead of %s.", editSentences(p.world, p.edits), p.names(p.After), orWord(p.names(p.Before), "nobody"))))
	} else {
		d.Add(document.P(document.Say("Members: %s. Nothing is changed.", p.names(p.After))))
	}
	p.addAgainst(d)
	p.addValues(d)
	p.addWorth(d)
	p.addCover(d)
	d.Add(document.P(document.In(document.Muted, "No index is the power of a state. Money buys unlike things in unlike places, warheads do not add up, and nothing here knows who would fight: duties are told by casus who. A value more than a year old widens by 5 per cent a year, forces by 3 and population by 1: a rule of this program.")))
	return d
}

func (p *Power) names(states []world.StateID) string { return names(p.world, states) }

func longDay(text string) string {
	day, err := world.ParseDay(text)
	if err != nil {
		return text
	}
	return day.Long()
}

// changes tells whether the edits change who is in the pact.
func (p *Power) changes() bool { return !slices.Equal(p.Before, p.After) }

func (p *Power) addAgainst(d *document.Document) {
	d.Add(document.H2("Against its rivals"))
	t := document.Table{Head: []string{"Rivals", "Index", "Share before"}, Numeric: []bool{false, false, true}}
	if p.changes() {
		t.Head, t.Numeric = append(t.Head, "and after"), append(t.Numeric, true)
	}
	blanks := slices.ContainsFunc(p.Against, func(a PowerAgainst) bool { return len(a.Blank) > 0 })
	if blanks {
		t.Head = append(t.Head, "No value for")
	}
	bars := document.Bars{Title: "Share of the pact against all its rivals, in per cent"}
	all := p.Rivals
	last := ""
	for _, a := range p.byRival() {
		name := p.names(a.Rivals)
		if len(a.Rivals) > 1 {
			name = "all of them"
		}
		shown := name
		if name == last {
			shown = ""
		}
		last = name
		row := []document.Text{document.Say("%s", shown), document.Say("%s", p.title(a.Index)), document.Say("%s", a.Before)}
		if p.changes() {
			row = append(row, document.Say("%s", a.After))
		}
		if blanks {
			row = append(row, document.Say("%s", p.names(a.Blank)))
		}
		t.Rows = append(t.Rows, row)
		if slices.Equal(a.Rivals, all) {
			bars.Groups = append(bars.Groups, p.group(a))
		}
	}
	d.Add(t, document.Figure{Drawing: bars, Caption: "A line across a bar is the range. The table above holds the figures."})
}

func (p *Power) group(a PowerAgainst) document.BarGroup {
	g := document.BarGroup{Name: p.title(a.Index), Most: 100}
	add := func(label string, part PowerPart) {
		g.Bars = append(g.Bars, document.Bar{Label: label, Value: 100 * part.Value, Low: 100 * part.Low, High: 100 * part.High, Text: part.String(), Known: part.Known})
	}
	if p.changes() {
		add("before", a.Before)
		add("after", a.After)
	} else {
		add(p.Short, a.Before)
	}
	return g
}

// byRival are the balances, all indices of one set of rivals together.
func (p *Power) byRival() []PowerAgainst {
	out := slices.Clone(p.Against)
	at := func(a PowerAgainst) int {
		if len(a.Rivals) > 1 {
			return len(p.Rivals)
		}
		return slices.Index(p.Rivals, a.Rivals[0])
	}
	slices.SortStableFunc(out, func(x, y PowerAgainst) int { return at(x) - at(y) })
	return out
}

func (p *Power) title(index string) string {
	for _, i := range p.Indices {
		if i.ID == index {
			return i.Title
		}
	}
	return index
}

// String writes a part in per cent with its range.
func (s PowerPart) String() string {
	if !s.Known {
		return notKnown
	}
	if s.High-s.Low < 0.001 {
		return fmt.Sprintf("%.1f %%", 100*s.Value)
	}
	return fmt.Sprintf("%.1f %% (%.0f-%.0f)", 100*s.Value, 100*s.Low, 100*s.High)
}

func (p *Power) addValues(d *document.Document) {
	d.Add(document.H2("Who brings what"))
	t := document.Table{Head: []string{"State"}, Numeric: []bool{false}}
	for _, i := range p.Indices {
		t.Head, t.Numeric = append(t.Head, i.head), append(t.Numeric, true)
	}
	for _, m := range p.Members {
		name := m.Name
		switch {
		case m.Entrant:
			name += " (enters)"
		case m.Rival:
			name += " (rival)"
		}
		row := []document.Text{document.Say("%s", name)}
		for _, v := range m.Values {
			row = append(row, p.cell(v))
		}
		t.Rows = append(t.Rows, row)
	}
	d.Add(t)
	if len(p.After) <= mostMembers {
		d.Add(document.Figure{Drawing: p.profile(), Caption: "What each member has of what all members have together, by index."})
		p.addHoldings(d)
	}
}

// profile draws what part of the pact each member is, by index.
func (p *Power) profile() document.Bars {
	out := document.Bars{Title: "What each member is of the pact, in per cent"}
	for k, index := range p.Indices {
		total := 0.0
		for _, m := range p.Members {
			if !m.Rival {
				total += m.Values[k].Value
			}
		}
		g := document.BarGroup{Name: index.Title, Most: 100}
		for _, m := range p.Members {
			if m.Rival || total == 0 {
				continue
			}
			v := m.Values[k]
			bar := document.Bar{Label: m.Name, Known: v.Known, Text: notKnown}
			if v.Known {
				bar.Value, bar.Low, bar.High = 100*v.Value/total, 100*v.Value/total, 100*v.Value/total
				bar.Text = fmt.Sprintf("%.0f %%", bar.Value)
			}
			g.Bars = append(g.Bars, bar)
		}
		if len(g.Bars) > 0 {
			out.Groups = append(out.Groups, g)
		}
	}
	return out
}

// addHoldings writes what else each member brings.
func (p *Power) addHoldings(d *document.Document) {
	for _, m := range p.Members {
		if m.Rival || len(m.Holdings)+len(m.Operations) == 0 {
			continue
		}
		d.Add(document.H3("%s", m.Name))
		list := document.List{}
		for _, h := range m.Holdings {
			text := h.Name
			if h.Count > 0 {
				text = fmt.Sprintf("%s: %.0f", h.Name, h.Count)
			}
			list.Items = append(list.Items, document.Say("%s", text).From(h.Sources[:min(2, len(h.Sources))]...))
		}
		if n := len(m.Operations); n > 0 {
			last := m.Operations[n-1]
			list.Items = append(list.Items, document.Say("Operations of its own forces in the record: %d, the last %s", n, last.Text).From(last.Sources...))
		}
		if len(m.Distances) > 0 {
			var parts []string
			for _, to := range m.Distances {
				parts = append(parts, fmt.Sprintf("%s %.0f km", p.world.StateName(to.To), to.Km))
			}
			list.Items = append(list.Items, document.Say("%s; from its capital to those of the others: %s", orWord(m.Region, "no region given"), strings.Join(parts, ", ")))
		}
		d.Add(list)
	}
}

func (p *Power) cell(v PowerValue) document.Text {
	switch {
	case !v.Known:
		return document.In(document.Muted, notKnown)
	case v.Index == "net":
		return document.Say("%.1f %% of all", 100*v.Share)
	case v.Index == "cinc":
		return document.Say("%.4f (%d)", v.Value, v.Year)
	case v.Index == "warheads" && v.Value == 0:
		return document.Say("none listed")
	}
	text := fmt.Sprintf("%s (%d)", withUnit(v.Value, v.Unit), v.Year)
	return document.Say("%s", text).From(v.Sources[:min(1, len(v.Sources))]...)
}

func (p *Power) addWorth(d *document.Document) {
	if len(p.Worth) == 0 {
		return
	}
	d.Add(document.H2("What each counts for"))
	for _, g := range Games {
		if g.ID == p.Game {
			d.Add(document.P(document.Say("Against all rivals together; %s. Shapley value, Banzhaf index in brackets; other games: --game.", g.Asks)))
		}
	}
	t := document.Table{Head: []string{"Member"}, Numeric: []bool{false}}
	var indices []string
	for _, w := range p.Worth {
		if !slices.Contains(indices, w.Index) {
			indices = append(indices, w.Index)
			t.Head, t.Numeric = append(t.Head, p.title(w.Index)), append(t.Numeric, true)
		}
	}
	for _, m := range p.After {
		row := []document.Text{document.Say("%s", p.world.StateName(m))}
		for _, index := range indices {
			for _, w := range p.Worth {
				if w.Member == m && w.Index == index {
					row = append(row, document.Say("%.3f (%.3f)", w.Shapley, w.Banzhaf))
				}
			}
		}
		t.Rows = append(t.Rows, row)
	}
	d.Add(t)
}

func (p *Power) addCover(d *document.Document) {
	if len(p.Cover) == 0 {
		return
	}
	d.Add(document.H2("Who covers whom"))
	d.Add(document.P(document.Say("Each member against each rival at the member's capital: its share alone, and with the pact. Everybody else's share of all states' power is what is left of it after the way, by the loss-of-strength gradient of Bueno de Mesquita (1981).")))
	t := document.Table{Head: []string{"Member", "Rival", "Index", "Alone", "With the pact"}, Numeric: []bool{false, false, false, true, true}}
	if p.changes() {
		t.Head[4] = "With it before"
		t.Head, t.Numeric = append(t.Head, "and after"), append(t.Numeric, true)
	}
	for _, m := range p.members() {
		for _, r := range p.Rivals {
			first := true
			for _, c := range p.Cover {
				if c.Member != m || c.Rival != r {
					continue
				}
				row := []document.Text{document.Say(""), document.Say(""), document.Say("%s", p.title(c.Index)), document.Say("%s", c.Alone.short()), document.Say("%s", c.Before.short())}
				if first {
					row[0], row[1] = document.Say("%s", p.world.StateName(m)), document.Say("%s", p.world.StateName(r))
				}
				if p.changes() {
					row = append(row, document.Say("%s", c.After.short()))
				}
				t.Rows, first = append(t.Rows, row), false
			}
		}
	}
	d.Add(t)
}

func (s PowerPart) short() string {
	if !s.Known {
		return notKnown
	}
	return fmt.Sprintf("%.0f %%", 100*s.Value)
}
