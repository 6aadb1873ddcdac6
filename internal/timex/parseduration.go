package timex

// maxDurationParts bounds "two years, three months and five days".
const maxDurationParts = 6

// durationPhrase reads "two years", "six-month", "1 month and 21 days", "half a
// year", "a year and a half", "several weeks"; also bare units where the text
// is known to be a time.
func (p *parser) durationPhrase(i int) (phrase, int) {
	ph := phrase{form: formDuration}
	next := 0
	for at := i; len(ph.parts) < maxDurationParts; {
		q, after := p.quantity(at)
		if after == 0 {
			break
		}
		u, _, end := p.unit(p.skip(after, "-", "business", "working", "full", "consecutive", "straight", "more", "additional"))
		if end == 0 || u == unitPeriod || u == unitSeason {
			u, end = p.shortUnit(after)
		}
		if end == 0 {
			break
		}
		if len(ph.parts) == 0 && p.is(end, "and") && (p.is(end+1, "half") || p.is(end+1, "a") && p.is(end+2, "half", "quarter")) {
			q.hundredths += 50
			if end = p.skip(end+1, "a"); p.is(end, "quarter") {
				q.hundredths -= 25
			}
			end++
		}
		ph.parts = append(ph.parts, duration{q, u})
		next = end
		at = p.skip(p.skip(end, ","), "and")
		if p.is(at, "a", "an", "another") {
			break
		}
	}
	if next == 0 {
		return p.bareUnits(i)
	}
	ph.unit = ph.parts[len(ph.parts)-1].unit
	if after := p.skip(next, "-"); p.is(after, "old") {
		next = after + 1
	} else if after > next && p.is(after, "long") {
		next = after + 1
	}
	return ph, next
}

// shortUnit reads the letter of "10d" and the like.
func (p *parser) shortUnit(i int) (unit, int) {
	if !p.tok(i).glued || p.tok(i-1).number < 0 {
		return noUnit, 0
	}
	switch p.tok(i).text {
	case "d":
		return unitDay, i + 1
	case "h":
		return unitHour, i + 1
	case "y":
		return unitYear, i + 1
	case "wk", "wks", "w":
		return unitWeek, i + 1
	}
	return noUnit, 0
}

// bareUnits reads "years", "all week", "decades": a time without a number.
func (p *parser) bareUnits(i int) (phrase, int) {
	at := p.hedges(i)
	all := p.is(at, "all", "whole", "entire", "full")
	if all {
		at = p.skip(p.skip(at+1, "-"), "the")
	}
	u, plural, next := p.unit(at)
	if next == 0 || u == unitPeriod || u == unitSeason || !all && !p.told {
		return phrase{}, 0
	}
	q := quantity{unknown: plural}
	if !plural {
		q = some(1)
	}
	if p.is(next, "-") && p.is(next+1, "long") {
		next += 2
	}
	return phrase{form: formDuration, unit: u, parts: []duration{{q, u}}}, next
}
