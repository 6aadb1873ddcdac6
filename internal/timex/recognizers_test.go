package timex

import (
	"os"
	"strings"
	"testing"

	"casus/internal/researchdata"
	"casus/internal/world"
)

// recognizersCase is one case of the suite that Microsoft publishes for its
// recognizers of dates.
type recognizersCase struct {
	Input, Reference string
	Results          []struct {
		Text, Type, TypeName string
		Value                struct {
			Timex                            string
			FutureResolution, PastResolution map[string]string
		}
		Resolution struct {
			Values []struct{ Timex, Type, Value, Start, End string }
		}
	}
}

// expected is one expression of a case, in one shape for all its parsers.
type expected struct {
	text, kind, timex string
	readings          []string // "2016-11-07" or "2016-11-07..2016-11-10", the end left out of the range
}

func (c recognizersCase) expected() []expected {
	var out []expected
	for _, r := range c.Results {
		e := expected{text: strings.ToLower(r.Text), kind: r.Type, timex: r.Value.Timex}
		for _, m := range []map[string]string{r.Value.PastResolution, r.Value.FutureResolution} {
			if d := m["date"]; d != "" {
				e.readings = append(e.readings, d)
			} else if m["startDate"] != "" || m["endDate"] != "" {
				e.readings = append(e.readings, m["startDate"]+".."+m["endDate"])
			}
		}
		if r.TypeName != "" {
			e.kind = strings.TrimPrefix(r.TypeName, "datetimeV2.")
		}
		for _, v := range r.Resolution.Values {
			e.timex = v.Timex
			if v.Start != "" || v.End != "" {
				e.readings = append(e.readings, v.Start+".."+v.End)
			} else {
				e.readings = append(e.readings, v.Value)
			}
		}
		out = append(out, e)
	}
	return out
}

// stems drops the small words at the front, which the suite takes in or leaves
// out by the expression.
func stem(text string) string {
	text = strings.ToLower(text)
	for {
		head, rest, ok := strings.Cut(text, " ")
		if !ok {
			return strings.TrimSuffix(text, ".")
		}
		switch head {
		case "the", "on", "in", "from", "between", "since", "before", "after", "until", "by", "for", "at", "my", "a", "of", "year", "starting", "beginning":
			text = rest
		default:
			return strings.TrimSuffix(text, ".")
		}
	}
}

// agrees tells whether a mention has one of the readings.
func (e expected) agrees(m Mention) bool {
	switch e.kind {
	case "duration", "set":
		return string(m.Value) == e.timex
	}
	// The suite's range ends where its last unit begins: "from May to September"
	// ends on 1 September. Here the last unit belongs to the range.
	lastUnit := ""
	if _, last, isRange := strings.Cut(string(m.Value), "/"); isRange {
		start, _, _ := Value(last).Days()
		lastUnit = start.String()
	}
	from, to, ok := m.Span()
	if !ok {
		return false
	}
	for _, r := range e.readings {
		lo, hi, isRange := strings.Cut(r, "..")
		if !isRange {
			lo, hi, isRange = strings.Cut(r, "/")
		}
		switch {
		case !isRange:
			if from == to && lo == from.String() {
				return true
			}
		case (lo == "" || lo == from.String()) && (hi == "" || hi == (to+1).String() || hi == to.String() || hi == lastUnit):
			if lo != "" || from == world.DistantPast {
				return true
			}
		}
	}
	return false
}

// TestRecognizers holds what is found in running text: the share of the suite's
// dates, ranges, durations and sets that are found with their extent, and of
// these the share with one of the suite's readings.
func TestRecognizers(t *testing.T) {
	path := researchdata.Path(t, "data", "events", "dates", "recognizers_en_dev.jsonl")
	if other := os.Getenv("TIMEX_RECO"); other != "" {
		path = other
	}
	var found, resolved, precise score
	for _, c := range readLines[recognizersCase](t, path) {
		dateline := world.MakeDay(2016, 11, 7)
		if len(c.Reference) >= 10 {
			dateline, _ = world.ParseDay(c.Reference[:10])
		}
		mentions := Find(c.Input, dateline)
		matched := map[int]bool{}
		timed := false
		for _, e := range c.expected() {
			switch e.kind {
			case "date", "daterange", "duration", "set":
			default:
				timed = true
				continue
			}
			if strings.Contains(e.timex, "T") && e.kind == "set" {
				timed = true
				continue
			}
			at := -1
			for k, m := range mentions {
				if !matched[k] && stem(m.Text) == stem(e.text) {
					at = k
					break
				}
			}
			found.add(at >= 0)
			if at < 0 {
				t.Logf("not found: %s @%s: %q %s %s; found %v", c.Input, dateline, e.text, e.kind, e.timex, texts(mentions))
				continue
			}
			matched[at] = true
			ok := e.agrees(mentions[at])
			resolved.add(ok)
			if !ok {
				m := mentions[at]
				t.Logf("resolved: %s @%s: %q %s %v; got %s %s..%s %s", c.Input, dateline, e.text, e.timex, e.readings, m.Value, m.From, m.To, m.Bound)
			}
		}
		if !timed {
			for k := range mentions {
				precise.add(matched[k])
			}
		}
	}
	t.Logf("found %d of %d (%.3f), of these resolved %d (%.3f), of all mentions right %d of %d (%.3f)", found.right, found.all, found.share(),
		resolved.right, resolved.share(), precise.right, precise.all, precise.share())
}

func texts(mentions []Mention) []string {
	var out []string
	for _, m := range mentions {
		out = append(out, m.Text)
	}
	return out
}
