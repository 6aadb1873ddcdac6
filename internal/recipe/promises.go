package recipe

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"casus/internal/dataset"
	"casus/internal/panel"
	"casus/internal/statecode"
	"casus/internal/world"
)

// obligationNames are the columns of what one state owes another: any alliance,
// defence, offence, neutrality, non-aggression, consultation.
var obligationNames = []string{"atop_alliance", "atop_defense", "atop_offense", "atop_neutral", "atop_nonagg", "atop_consul"}

// makeAlliances adds what the first state owes the second, by the panel's rule of
// days, with the panel's edits made.
func makeAlliances(l *Library) ([]panel.Operator, error) {
	if l.Days == dataset.AnyDay || l.Days == "" {
		return ofAlliances("alliances", promises)(l)
	}
	return ofAlliances("alliances-"+string(l.Days), func(l *Library) (*panel.PairTable, error) {
		return inForce(l, panel.Reals(obligationNames...), func(f *dataset.InForce) []float64 { return f.V[:] })
	})(l)
}

// makeAllianceDays adds for how many days of the year some alliance was in force.
func makeAllianceDays(l *Library) ([]panel.Operator, error) {
	return ofAlliances("alliance-days", func(l *Library) (*panel.PairTable, error) {
		return inForce(l, panel.Reals("atop_days"), func(f *dataset.InForce) []float64 { return []float64{f.Days} })
	})(l)
}

// makeConditions adds to what the promises of the first state to the second are
// limited.
func makeConditions(l *Library) ([]panel.Operator, error) {
	return ofAlliances("alliance-conditions", func(l *Library) (*panel.PairTable, error) {
		a, err := l.atop()
		if err != nil {
			return nil, err
		}
		t := pairsOf(l.called("atop"), a.Conditions())
		t.Either = true
		return t, nil
	})(l)
}

// ofAlliances is a table made from the alliances. With edits it is of this panel
// alone.
func ofAlliances(name string, make func(*Library) (*panel.PairTable, error)) maker {
	return func(l *Library) ([]panel.Operator, error) {
		if len(l.Join)+len(l.Leave) == 0 {
			return pairTable(name, "cow", make)(l)
		}
		t, err := l.pairTable(name+"-edited", "cow", make)
		if err != nil {
			return nil, err
		}
		t.Source = l.called("atop") + ", edited"
		return []panel.Operator{t}, nil
	}
}

// promises are the obligations by the rule of any day. A table of dyad-years of the
// same version, if there is one, says toward whom an obligation holds that varies
// among partners; without it a state may owe each of them.
func promises(l *Library) (*panel.PairTable, error) {
	a, err := l.atop()
	if err != nil {
		return nil, err
	}
	years, err := l.dyadYears(a)
	if err != nil {
		return nil, err
	}
	t := panel.NewPairTable(l.called("atop"), panel.Wholes(obligationNames...), 0, 0, 0, 0, 0, 0)
	for i := range years {
		d := &years[i]
		t.Add(d.State, d.Partner, d.Year, 1, panel.One(d.Defense), panel.One(d.Offense), panel.One(d.Neutral), panel.One(d.NonAgg), panel.One(d.Consul))
	}
	t.First, t.Last, t.Either = firstPromise, a.EndYear(), true // years without a row too
	return t, nil
}

// firstPromise is the first year of ATOP.
const firstPromise = 1815

// inForce is a table by the other rules of days.
func inForce(l *Library, of []panel.Variable, values func(*dataset.InForce) []float64) (*panel.PairTable, error) {
	a, err := l.atop()
	if err != nil {
		return nil, err
	}
	years, err := l.dyadYears(a)
	if err != nil {
		return nil, err
	}
	rule := l.Days
	if rule == dataset.AnyDay || rule == "" {
		rule = dataset.Share
	}
	t := panel.NewPairTable(l.called("atop"), of, make([]float64, len(of))...)
	force := a.InForce(rule, years)
	for i := range force {
		f := &force[i]
		t.Add(f.State, f.Partner, f.Year, values(f)...)
	}
	t.First, t.Last, t.Either = firstPromise, a.EndYear(), true
	return t, nil
}

// dyadYears are those of the alliances, settled by a table if there is one.
func (l *Library) dyadYears(a *dataset.ATOP) ([]dataset.DyadYear, error) {
	years := a.DyadYears()
	found, err := l.open("atop")
	if err != nil {
		return nil, err
	}
	if dyads, ok := l.maybe("atop-dyad-years"); ok && dyads.Set.Version == found.Set.Version {
		t, err := rows(l, "atop-dyad-years", "", dataset.ReadATOPDyads)
		if err != nil {
			return nil, err
		}
		settled := dataset.Settle(years, t)
		l.Settled, l.reading.Settled = &settled, &settled
	}
	return years, nil
}

// atop reads the alliances and makes the panel's edits.
func (l *Library) atop() (*dataset.ATOP, error) {
	found, err := l.open("atop")
	if err != nil {
		return nil, err
	}
	if l.alliances == nil {
		if l.alliances, err = dataset.ReadATOP(found.FS()); err != nil {
			return nil, fmt.Errorf("%s: %w", found.Dir, err)
		}
	}
	l.note(found, l.alliances.Files...)
	if len(l.Join)+len(l.Leave) == 0 {
		return l.alliances, nil
	}
	l.reading.raw = true // an edited table is not kept
	return l.edited(l.alliances)
}

// edited makes joins, then leaves, in the order in which they are given.
func (l *Library) edited(a *dataset.ATOP) (*dataset.ATOP, error) {
	var faults []error
	for _, list := range []struct {
		kind  string
		texts []string
		make  func(*dataset.ATOP, int, int, world.Day) (*dataset.ATOP, error)
	}{{"join", l.Join, (*dataset.ATOP).Joined}, {"leave", l.Leave, (*dataset.ATOP).Left}} {
		for _, text := range list.texts {
			state, alliance, day, err := membership(text, a.EndYear())
			if err == nil {
				var next *dataset.ATOP
				if next, err = list.make(a, state, alliance, day); err == nil {
					a = next
				}
			}
			if err != nil {
				faults = append(faults, fmt.Errorf("%s %s: %w", list.kind, text, err))
			}
		}
	}
	return a, errors.Join(faults...)
}

// membership reads STATE:ATOPnnnn[@DATE]; without a date it is the first day of the
// last year of the data.
func membership(text string, last int) (state, alliance int, on world.Day, err error) {
	rest, date, dated := strings.Cut(text, "@")
	on = world.MakeDay(last, 1, 1)
	if dated {
		if on, err = world.ParseDay(date); err != nil {
			return 0, 0, 0, err
		}
	}
	at := strings.LastIndex(rest, ":")
	if at < 0 {
		return 0, 0, 0, errors.New("write STATE:ATOPnnnn, with @DATE behind it if you like, as TUR:ATOP3180@1952-02-18")
	}
	number, ok := strings.CutPrefix(strings.ToUpper(rest[at+1:]), "ATOP")
	if alliance, err = strconv.Atoi(number); err != nil || !ok {
		return 0, 0, 0, fmt.Errorf("%q is no alliance; write its number as ATOP3180", rest[at+1:])
	}
	day := statecode.Span{First: on, Last: on}
	ids, err := statecode.Find(rest[:at], day)
	if err != nil {
		return 0, 0, 0, err
	}
	if len(ids) > 1 {
		return 0, 0, 0, fmt.Errorf("%q may be any of %v", rest[:at], ids)
	}
	t, err := statecode.Translate(statecode.ISO, string(ids[0]), statecode.COW, day)
	if err != nil {
		return 0, 0, 0, err
	}
	if state, err = strconv.Atoi(t.Code); err != nil {
		return 0, 0, 0, fmt.Errorf("%s has no Correlates of War number on %s", ids[0], on)
	}
	return state, alliance, on, nil
}

func checkDays(rule dataset.DayRule) error {
	if rule == "" || slices.Contains(dataset.DayRules, rule) {
		return nil
	}
	var known []string
	for _, r := range dataset.DayRules {
		known = append(known, string(r))
	}
	return fmt.Errorf("days %q is not one of %s%s", rule, strings.Join(known, ", "), world.DidYouMean(string(rule), known))
}
