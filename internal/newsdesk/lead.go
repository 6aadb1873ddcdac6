package newsdesk

import (
	"cmp"
	"slices"
	"strings"

	"casus/internal/accord"
	"casus/internal/claim"
	"casus/internal/gazetteer"
	"casus/internal/reading"
	"casus/internal/timex"
	"casus/internal/wording"
)

// mainReading is what a report as a whole says, as the room of readings has it.
type mainReading struct {
	report   reading.Report
	readings []reading.Reading
}

func (d *Desk) main(r *Report) mainReading {
	m := mainReading{report: reading.Report{File: r.File, URL: r.URL, Outlet: r.Outlet, Title: r.Title, Date: r.Date, Lang: r.Lang, Text: r.Text}}
	if r.Lang == "und" {
		m.report.Lang = ""
	}
	m.readings = reading.Read(m.report)
	for _, x := range m.readings {
		for _, n := range x.Notes {
			if !slices.Contains(r.Notes, n) {
				r.Notes = append(r.Notes, n)
			}
		}
	}
	return m
}

// lead puts the main claim of a report first: the claim of a sentence that is it,
// with what the reading of the whole report says of it, or else a claim made of
// the reading alone.
func (d *Desk) lead(r *Report, m mainReading) {
	for n := len(m.readings) - 1; n >= 0; n-- {
		x := &m.readings[n]
		if n > 0 && r.Lang == "en" {
			continue // the sentences of an English report are read one by one
		}
		at := d.matching(r, x)
		var c Claim
		if at >= 0 {
			c = r.Claims[at]
			r.Claims = slices.Delete(r.Claims, at, at+1)
		} else {
			c = d.fromReading(r, x)
		}
		overlay(&c, x)
		r.Claims = slices.Insert(r.Claims, 0, c)
	}
}

// matching finds the claim of the sentences that the main reading is about: the
// one in its sentence, deeds with treaties before others.
func (d *Desk) matching(r *Report, x *reading.Reading) int {
	best, score := -1, 0
	for i := range r.Claims {
		c := &r.Claims[i]
		n := 0
		for _, s := range c.Spans.Sentences {
			if s.Start < x.Sentence.End && x.Sentence.Start < s.End {
				n = 1
			}
		}
		if n == 0 && c.TreatyAct == "" {
			continue
		}
		if c.TreatyAct != "" && c.TreatyAct != string(accord.Sign) {
			n += 2
		}
		for _, a := range x.Actors {
			if slices.Contains(codes(c.Actors), a) {
				n++
				break
			}
		}
		if n > score && n >= 2 {
			best, score = i, n
		}
	}
	return best
}

// fromReading makes a claim where no sentence gave one: of a language that is not
// read sentence by sentence, or of a report that only says what it is about.
func (d *Desk) fromReading(r *Report, x *reading.Reading) Claim {
	c := Claim{Text: sentenceText(r.Text, x.Sentence), Act: "matter", Via: []string{}, Actors: []Party{}, Objects: []Party{},
		ReportDate: r.Date, Rule: "main claim of the report", Spans: Spans{Sentences: []claim.Span{x.Sentence}}}
	for i, id := range x.Actors {
		p := Party{ID: id, Country: id, Name: id}
		if a := d.names.Actor(id); a != nil {
			p.Name = a.Name
		}
		if i == 0 {
			c.Actors = append(c.Actors, p)
		} else {
			c.Objects = append(c.Objects, p)
		}
	}
	dated(&c, dateWithin(r, x.Sentence), r)
	return c
}

// dateWithin is the first date that a sentence names, in the language of the
// report.
func dateWithin(r *Report, s claim.Span) claim.Date {
	if s.End <= s.Start || s.End > len(r.Text) || r.day == gazetteer.NoDay {
		return claim.Date{}
	}
	for _, m := range timex.FindIn(r.Lang, r.Text[s.Start:s.End], r.day) {
		if m.Dated {
			return claim.Date{Words: m.Text, Value: string(m.Value), From: m.From, To: m.To, Span: claim.Span{Start: s.Start + m.Start, End: s.Start + m.End}}
		}
	}
	return claim.Date{}
}

func sentenceText(text string, s claim.Span) string {
	if s.End <= s.Start || s.End > len(text) {
		return ""
	}
	return strings.Join(strings.Fields(text[s.Start:s.End]), " ")
}

// overlay writes what the whole report says over what one sentence says.
func overlay(c *Claim, x *reading.Reading) {
	c.RootSource, c.Spans.Root = x.Root, x.RootSpan
	if c.Attribution == "" || x.AttributionWhy != "" {
		c.Attribution = x.Attribution
	}
	c.Stage, c.Spans.Stage = x.Stage, x.StageSpan
	c.Polarity, c.Spans.Polarity = x.Polarity, x.PolaritySpan
	c.Likelihood, c.Spans.Likelihood, c.LikelihoodWords = x.Likelihood, x.LikelihoodSpan, x.LikelihoodWords
	c.LikelihoodLow, c.LikelihoodHigh, c.LikelihoodScale = nil, nil, ""
	low, high, scale := wording.IntervalIn(x.Lang, x.LikelihoodWords)
	if scale == "" && x.Lang != "en" && x.Likelihood != claim.WillNot {
		low, high, scale = wording.IntervalOf(string(x.Likelihood))
	}
	if scale != "" {
		c.LikelihoodLow, c.LikelihoodHigh, c.LikelihoodScale = &low, &high, scale
	}
	c.Via = append([]string{}, x.Via...)
	if x.Holder != "" {
		if h := c.Holder; h == nil || h.Span.End <= x.HolderSpan.Start || x.HolderSpan.End <= h.Span.Start {
			c.Holder = &Party{Name: x.Holder, Span: x.HolderSpan}
		}
	}
	c.Rule = cmp.Or(c.Rule, "main claim of the report")
}
