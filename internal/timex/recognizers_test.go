package timex

import (
	"slices"
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

// stem drops the small words at the front, which the suite takes in or leaves
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
	if len(e.readings) == 0 { // a season
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

// suite counts how the suite's expressions come out.
type suite struct {
	found, resolved, precise score
}

// run reads one case. Times of day are left out; where a case has one, what is
// found beside the expected is not held against precision.
func (s *suite) run(t *testing.T, c recognizersCase) {
	dateline := world.MakeDay(2016, 11, 7)
	if len(c.Reference) >= 10 {
		dateline, _ = world.ParseDay(c.Reference[:10])
	}
	mentions := Find(c.Input, dateline)
	matched := map[int]bool{}
	timed := false
	for _, e := range c.expected() {
		if !slices.Contains([]string{"date", "daterange", "duration", "set"}, e.kind) || e.kind == "set" && strings.Contains(e.timex, "T") {
			timed = true
			continue
		}
		at := slices.IndexFunc(mentions, func(m Mention) bool { return stem(m.Text) == stem(e.text) })
		s.found.add(at >= 0)
		if at < 0 {
			t.Logf("not found: %s @%s: %q %s %s; found %q", c.Input, dateline, e.text, e.kind, e.timex, show(mentions))
			continue
		}
		matched[at] = true
		ok := e.agrees(mentions[at])
		s.resolved.add(ok)
		if !ok {
			t.Logf("resolved: %s @%s: %q %s %v; got %s", c.Input, dateline, e.text, e.timex, e.readings, show(mentions[at:at+1]))
		}
	}
	for k := range mentions {
		if !timed {
			s.precise.add(matched[k])
		}
	}
}

// TestRecognizers holds what is found in running text: the share of the suite's
// dates, ranges, durations and sets that are found with their extent, of these
// the share with one of the suite's readings, and of all mentions the share that
// the suite has. The floors lie a little below what was measured.
func TestRecognizers(t *testing.T) {
	var s suite
	for _, c := range readLines[recognizersCase](t, researchdata.Path(t, "data", "events", "dates", "recognizers_en_dev.jsonl")) {
		s.run(t, c)
	}
	t.Logf("found %d of %d (%.3f), of these resolved %d (%.3f), of all mentions right %d of %d (%.3f)", s.found.right, s.found.all,
		s.found.share(), s.resolved.right, s.resolved.share(), s.precise.right, s.precise.all, s.precise.share())
	if s.found.share() < 0.83 || s.resolved.share() < 0.84 || s.precise.share() < 0.84 {
		t.Error("a share fell below what was reached before")
	}
}
