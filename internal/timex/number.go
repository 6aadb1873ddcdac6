package timex

// maxNumberWords bounds how many words one number is read from.
const maxNumberWords = 9

// cardinal reads a whole number in digits, with commas between thousands, or
// in words.
func (p *parser) cardinal(i int) (n, next int) {
	t := p.tok(i)
	if t.number < 0 {
		return p.spokenCardinal(i)
	}
	n, next = t.number, i+1
	for t.digits <= 3 && n < 1e6 && p.is(next, ",") && p.tok(next).glued && p.tok(next+1).glued && p.tok(next+1).digits == 3 {
		n, next = n*1000+p.tok(next+1).number, next+2
	}
	return n, next
}

func (p *parser) spokenCardinal(i int) (n, next int) {
	total, current, at := 0, 0, i
	room := 100 // what the next word must be below
	for ; at < i+maxNumberWords; at++ {
		t := p.tok(at)
		v := int(t.lex.value)
		if t.text == "-" || t.text == "and" && current >= 100 || t.text == "and" && total > 0 && current == 0 {
			if at > i && p.class(at+1) == cardinal && int(p.tok(at+1).lex.value) < room {
				continue
			}
			break
		}
		if t.lex.class == cardinal && v < room && (current == 0 || current%100 == 0 || current%10 == 0 && v < 10 && current%100 >= 20) {
			current += v
			room = 1
			if v >= 20 && v%10 == 0 {
				room = 10
			}
			continue
		}
		if t.lex.class != scale || at == i {
			break
		}
		if v == 1 && current < 100 {
			current, room = current*100, 100
		} else if v > 1 && current > 0 && total == 0 {
			total, current, room = current*thousands[v], 0, 1000
			if p.class(at+1) == cardinal {
				room = 100
			}
		} else {
			break
		}
	}
	if at == i {
		return 0, 0
	}
	return total + current, at
}

var thousands = [...]int{0, 100, 1000, 1000000}

// ordinal reads "third", "twenty-first", "3rd".
func (p *parser) ordinal(i int) (n, next int) {
	t := p.tok(i)
	switch {
	case t.number > 0 && p.tok(i+1).glued && p.is(i+1, "st", "nd", "rd", "th"):
		return t.number, i + 2
	case t.lex.class == ordinal:
		return int(t.lex.value), i + 1
	case t.lex.class == cardinal && t.lex.value >= 20 && t.lex.value%10 == 0:
		after := p.skip(i+1, "-")
		if u := p.tok(after).lex; u.class == ordinal && u.value < 10 {
			return int(t.lex.value) + int(u.value), after + 1
		}
	}
	return 0, 0
}

// Years that digits alone can mean.
const firstYear, lastYear = 1000, 2199

// yearNumber reads a year that is written whole: "1998", "nineteen
// ninety-eight", "two thousand and six", "'98".
func (p *parser) yearNumber(i int) (y, next int) {
	t := p.tok(i)
	switch {
	case t.digits == 4 && t.number >= firstYear && t.number <= lastYear:
		return t.number, i + 1
	case t.text == "'" && p.tok(i+1).glued && p.tok(i+1).digits == 2:
		return centuryOf(p.tok(i + 1).number), i + 2
	}
	return p.spokenYear(i)
}

// centuryOf completes a year of two digits: from 1940 to 2039.
func centuryOf(y int) int {
	if y < 40 {
		return 2000 + y
	}
	return 1900 + y
}

func (p *parser) spokenYear(i int) (y, next int) {
	t := p.tok(i)
	if t.lex.class != cardinal {
		return 0, 0
	}
	if p.is(i+1, "thousand") && (t.lex.value == 1 || t.lex.value == 2) {
		n, next := p.spokenCardinal(i)
		if n >= firstYear && n <= lastYear {
			return n, next
		}
		return 0, 0
	}
	if t.lex.value < 10 || t.lex.value > 21 {
		return 0, 0
	}
	hundreds, at := int(t.lex.value)*100, p.skip(i+1, "-")
	if p.is(at, "hundred") {
		after := p.skip(at+1, "and")
		if n, next := p.spokenCardinal(after); next > 0 && n < 100 {
			return hundreds + n, next
		}
		return hundreds, at + 1
	}
	if p.is(at, "oh", "o") {
		at = p.skip(at+1, "-")
		if n := p.tok(at).lex; n.class == cardinal && n.value > 0 && n.value < 10 {
			return hundreds + int(n.value), at + 1
		}
		return 0, 0
	}
	if n := p.tok(at).lex; n.class == cardinal && n.value >= 10 {
		if v, next := p.spokenCardinal(at); v < 100 {
			return hundreds + v, next
		}
	}
	return 0, 0
}

// quantity reads how many: "two", "2 1/2", "3.5", "a", "a few", "several
// dozen", "more than four".
func (p *parser) quantity(i int) (q quantity, next int) {
	at := p.hedges(i)
	at = p.skip(at, "the")
	t := p.tok(at)
	switch {
	case t.text == "half":
		return quantity{hundredths: 50}, p.skip(at+1, "a", "an")
	case t.lex.class == vague || p.is(at, "a", "an") && p.class(at+1) == vague:
		return p.vagueQuantity(p.skip(at, "a", "an"))
	case p.is(at, "dozens", "hundreds", "thousands", "scores"):
		return quantity{unknown: true}, p.skip(at+1, "of")
	case p.is(at, "a", "an") && (p.class(at+1) == scale || p.is(at+1, "dozen")):
		n, next := p.cardinal(at + 1)
		if p.class(at+1) == scale {
			n, next = thousands[p.tok(at+1).lex.value], at+2
		}
		return some(n), next
	case p.is(at, "a", "an", "another"):
		return some(1), p.skip(at+1, "full", "whole")
	}
	n, next := p.cardinal(at)
	if next == 0 || n > 1e6 {
		return quantity{}, 0
	}
	q, next = p.fraction(some(n), next)
	if t := p.tok(next).lex; t.class == scale {
		q.hundredths *= thousands[t.value]
		next++
	}
	return q, next
}

func (p *parser) vagueQuantity(at int) (quantity, int) {
	q := quantity{unknown: true}
	if p.is(at, "couple") {
		q = some(2)
	}
	at = p.skip(at+1, "of")
	return q, p.skip(at, "more")
}

// fraction reads what may follow a whole number: ".5", " 1/2", "½", "and a
// half".
func (p *parser) fraction(q quantity, at int) (quantity, int) {
	one, two := p.tok(at), p.tok(at+1)
	switch {
	case one.text == "." && one.glued && two.glued && two.digits == 1:
		q.hundredths += two.number * 10
		return q, at + 2
	case one.text == "." && one.glued && two.glued && two.digits == 2:
		q.hundredths += two.number
		return q, at + 2
	case one.text == "½":
		q.hundredths += 50
		return q, at + 1
	case one.number > 0 && two.text == "/" && two.glued && one.number < p.tok(at+2).number:
		q.hundredths += 100 * one.number / p.tok(at+2).number
		return q, at + 3
	case one.text == "-" && two.number > 0 && p.is(at+2, "/") && two.number < p.tok(at+3).number:
		q.hundredths += 100 * two.number / p.tok(at+3).number
		return q, at + 4
	case one.text == "and" && (two.text == "half" || p.is(at+1, "a") && p.is(at+2, "half")):
		q.hundredths += 50
		return q, p.skip(at+1, "a") + 1
	}
	return q, at
}

// hedges skips words that leave a number as it is: "about", "no more than",
// "up to".
func (p *parser) hedges(i int) int {
	for at := i; ; at++ {
		switch {
		case at > i+4:
			return i
		case p.class(at) == hedge, p.is(at, "no", "as") && p.class(at+1) == hedge, p.is(at, "up") && p.is(at+1, "to"):
		case p.is(at, "to") && p.is(at-1, "up"), p.is(at, "of") && p.class(at-1) == hedge:
		case p.is(at, "many", "long", "much", "little") && p.is(at+1, "as"), p.is(at, "as") && at > i && p.is(at-2, "as"):
		default:
			return at
		}
	}
}
