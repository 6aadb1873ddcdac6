package world

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Day counts days since 1 January 1970 in the proleptic Gregorian calendar.
type Day int32

// DistantPast and DistantFuture bound every day that a record can name.
const (
	DistantPast   Day = math.MinInt32
	DistantFuture Day = math.MaxInt32
)

// MakeDay returns the day of a calendar date. It does not check that the date
// exists; ParseDate does.
func MakeDay(year, month, day int) Day {
	// Days from civil, after Howard Hinnant's published algorithm: years begin
	// in March so that the leap day is the last of the year.
	if month <= 2 {
		year--
	}
	era := floorDiv(year, 400)
	yearOfEra := year - era*400
	monthFromMarch := (month + 9) % 12
	dayOfYear := (153*monthFromMarch+2)/5 + day - 1
	dayOfEra := yearOfEra*365 + yearOfEra/4 - yearOfEra/100 + dayOfYear
	return Day(era*146097 + dayOfEra - 719468)
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// Civil returns the calendar date of d.
func (d Day) Civil() (year, month, day int) {
	z := int(d) + 719468
	era := floorDiv(z, 146097)
	dayOfEra := z - era*146097
	yearOfEra := (dayOfEra - dayOfEra/1460 + dayOfEra/36524 - dayOfEra/146096) / 365
	dayOfYear := dayOfEra - (365*yearOfEra + yearOfEra/4 - yearOfEra/100)
	monthFromMarch := (5*dayOfYear + 2) / 153
	day = dayOfYear - (153*monthFromMarch+2)/5 + 1
	month = (monthFromMarch+2)%12 + 1
	year = yearOfEra + era*400
	if month <= 2 {
		year++
	}
	return year, month, day
}

// String writes the day as 2006-01-02.
func (d Day) String() string {
	switch d {
	case DistantPast:
		return "the beginning"
	case DistantFuture:
		return "the end"
	}
	y, m, dd := d.Civil()
	return fmt.Sprintf("%04d-%02d-%02d", y, m, dd)
}

var monthNames = [...]string{"January", "February", "March", "April", "May", "June",
	"July", "August", "September", "October", "November", "December"}

// Long writes the day as 2 January 2006.
func (d Day) Long() string {
	y, m, dd := d.Civil()
	return fmt.Sprintf("%d %s %d", dd, monthNames[m-1], y)
}

func daysInMonth(year, month int) int {
	if month == 12 {
		return 31
	}
	return int(MakeDay(year, month+1, 1) - MakeDay(year, month, 1))
}

// Date is a day known exactly or only within bounds. The zero Date is unknown.
// Text keeps the form in which it was written, so that a record round-trips.
type Date struct {
	Lo, Hi Day
	Text   string
}

// On returns the Date that is exactly d.
func On(d Day) Date { return Date{Lo: d, Hi: d, Text: d.String()} }

// Known tells whether anything is known of the date.
func (d Date) Known() bool { return d.Text != "" }

// Exact tells whether the date is known to the day.
func (d Date) Exact() bool { return d.Known() && d.Lo == d.Hi }

func (d Date) String() string { return d.Text }

// first is the earliest day that the date can mean; an unknown date comes
// before all others.
func (d Date) first() Day {
	if !d.Known() {
		return DistantPast
	}
	return d.Lo
}

// Long writes the date in words as far as it is known: "14 January 2026",
// "January 2026", "2026", "between 2026-03 and 2026-04".
func (d Date) Long() string {
	switch {
	case !d.Known():
		return "date unknown"
	case d.Exact():
		return d.Lo.Long()
	case strings.Contains(d.Text, "/"):
		lo, hi, _ := strings.Cut(d.Text, "/")
		return "between " + lo + " and " + hi
	case len(d.Text) == len("2006-01"):
		y, m, _ := d.Lo.Civil()
		return fmt.Sprintf("%s %d", monthNames[m-1], y)
	}
	return d.Text
}

// By tells whether the date lies on or before the day. An unknown date gives
// Unknown.
func (d Date) By(day Day) Tri {
	switch {
	case !d.Known():
		return Unknown
	case d.Hi <= day:
		return Yes
	case d.Lo > day:
		return No
	}
	return Unknown
}

// AddMonths moves a date on by months; a day that the month does not have
// becomes its last.
func (d Date) AddMonths(months int) Date {
	if !d.Known() {
		return d
	}
	move := func(day Day) Day {
		y, m, dd := day.Civil()
		m += months
		y, m = y+floorDiv(m-1, 12), (m-1)-12*floorDiv(m-1, 12)+1
		return MakeDay(y, m, min(dd, daysInMonth(y, m)))
	}
	out := Date{Lo: move(d.Lo), Hi: move(d.Hi)}
	out.Text = out.Lo.String()
	if out.Lo != out.Hi {
		out.Text += "/" + out.Hi.String()
	}
	return out
}

// ParseDate reads 2026-01-14, 2026-01, 2026, or two of these joined by "/".
// The empty string is the unknown date.
func ParseDate(s string) (Date, error) {
	if s == "" {
		return Date{}, nil
	}
	first, second, interval := strings.Cut(s, "/")
	lo, hi, err := parseSpan(first)
	if err != nil {
		return Date{}, err
	}
	if interval {
		lo2, hi2, err := parseSpan(second)
		if err != nil {
			return Date{}, err
		}
		if lo2 < lo {
			return Date{}, fmt.Errorf("the interval %q ends before it begins", s)
		}
		hi = hi2
	}
	return Date{Lo: lo, Hi: hi, Text: s}, nil
}

const dateForms = "write a date as 2026-01-14, 2026-01, 2026 or 2026-03/2026-04"

func parseSpan(s string) (lo, hi Day, err error) {
	parts := strings.Split(s, "-")
	widths := [...]int{4, 2, 2}
	if len(parts) > len(widths) {
		return 0, 0, fmt.Errorf("%q is not a date; %s", s, dateForms)
	}
	var n [3]int
	for i, p := range parts {
		v, convErr := strconv.Atoi(p)
		if convErr != nil || len(p) != widths[i] || strings.HasPrefix(p, "+") {
			return 0, 0, fmt.Errorf("%q is not a date; %s", s, dateForms)
		}
		n[i] = v
	}
	year, month, day := n[0], n[1], n[2]
	if year == 0 {
		return 0, 0, fmt.Errorf("%q has no year 0; %s", s, dateForms)
	}
	if len(parts) == 1 {
		return MakeDay(year, 1, 1), MakeDay(year, 12, 31), nil
	}
	if month < 1 || month > 12 {
		return 0, 0, fmt.Errorf("%q has no month %02d; months run from 01 to 12", s, month)
	}
	last := daysInMonth(year, month)
	if len(parts) == 2 {
		return MakeDay(year, month, 1), MakeDay(year, month, last), nil
	}
	if day < 1 || day > last {
		return 0, 0, fmt.Errorf("%q does not exist: %s %d has %d days", s, monthNames[month-1], year, last)
	}
	d := MakeDay(year, month, day)
	return d, d, nil
}

// ParseDay reads a date that is exact to the day.
func ParseDay(s string) (Day, error) {
	d, err := ParseDate(s)
	if err != nil {
		return 0, err
	}
	if !d.Exact() {
		return 0, fmt.Errorf("%q is not exact to the day; write it as 2026-01-14", s)
	}
	return d.Lo, nil
}

// Spell is a time from one date up to, but not including, another. An unknown
// From means from the start of whatever holds the spell; an unknown To means
// that no end is known.
type Spell struct {
	From, To Date
}

// Covers tells whether the spell covers the day; Unknown where the day falls
// inside an imprecise bound.
func (s Spell) Covers(day Day) Tri {
	started := Yes
	if s.From.Known() {
		started = s.From.By(day)
	}
	ended := No
	if s.To.Known() {
		ended = s.To.By(day)
	}
	return started.And(ended.Not())
}
