package reading

import (
	"strings"

	"casus/internal/claim"
	"casus/internal/timex"
	"casus/internal/world"
)

// dayOf reads the date of a report: YYYY-MM-DD with or without a time, or a date
// line in the report's language.
func dayOf(date, lang string) (world.Day, bool) {
	date = strings.TrimSpace(date)
	if date == "" {
		return 0, false
	}
	if len(date) >= 10 {
		if d, err := world.ParseDate(date[:10]); err == nil && d.Known() && d.Lo == d.Hi {
			return d.Lo, true
		}
	}
	for _, l := range []string{lang, "en"} {
		if d, err := timex.ReadDate(l, date); err == nil {
			return d, true
		}
	}
	return 0, false
}

// published finds the date of a report that gives none of its own: a date line
// among the first lines of its text.
func published(text, lang string) (world.Day, bool) {
	for n, line := range strings.SplitN(text, "\n", maxDateLine+1) {
		if n == maxDateLine {
			break
		}
		if len(line) > 0 && len(line) < 60 {
			if d, ok := dayOf(line, lang); ok {
				return d, true
			}
		}
	}
	return 0, false
}

// Bounds of looking for days.
const (
	maxDateLine = 4    // lines
	maxWhen     = 6000 // bytes of the text in which the day of a statement is looked for
	maxBack     = 40   // days that a statement may lie before its report
)

// said finds the day on which the root said it: the first day, not long before
// the report, in a sentence that has words from the root.
func (p *page) said(h holding) claim.Date {
	dateline, ok := dayOf(p.report.Date, p.lang)
	if !ok || h.holder == nil {
		return claim.Date{}
	}
	text := p.text[:min(len(p.text), maxWhen)]
	mentions := timex.FindIn(p.lang, text, dateline)
	for i := range p.parts {
		q := &p.parts[i]
		if q.background || q.owner == nil || q.owner.name != h.holder.name && !h.names[q.owner.name] {
			continue
		}
		from, to := p.tokens[q.from].Start, p.tokens[q.to-1].End
		for _, m := range mentions {
			if m.Start < from || m.End > to || !m.Dated || m.From != m.To || m.From > dateline || dateline-m.From > maxBack {
				continue
			}
			span := claim.Span{Start: m.Start - p.shift, End: m.End - p.shift}
			if span.Start < 0 {
				span = claim.Span{}
			}
			return claim.Date{Words: m.Text, Value: string(m.Value), From: m.From, To: m.To, Span: span}
		}
	}
	return claim.Date{}
}
