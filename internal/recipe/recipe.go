package recipe

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"casus/internal/dataset"
	"casus/internal/panel"
	"casus/internal/world"
)

// Recipe is a panel as a person writes it down. docs/formats/recipe.md says what
// each line means.
type Recipe struct {
	Title       string          `yaml:"title" json:"title,omitempty"`
	About       string          `yaml:"about" json:"about,omitempty"`
	Cite        string          `yaml:"cite" json:"cite,omitempty"` // the study that the panel is of
	Unit        string          `yaml:"unit" json:"unit"`
	System      string          `yaml:"system" json:"system"`
	Years       string          `yaml:"years" json:"years,omitempty"` // A-B or one year; empty: all of the list of states
	Microstates bool            `yaml:"microstates" json:"microstates,omitempty"`
	States      []int           `yaml:"states" json:"states,omitempty"`
	Pairs       [][2]int        `yaml:"pairs" json:"pairs,omitempty"`
	Relevant    bool            `yaml:"relevant" json:"relevant,omitempty"` // politically relevant pairs alone
	Add         []string        `yaml:"add" json:"add"`
	Days        dataset.DayRule `yaml:"days" json:"days,omitempty"`       // how days in force become a value of the year
	Join        []string        `yaml:"join" json:"join,omitempty"`       // what if a state had entered an alliance
	Leave       []string        `yaml:"leave" json:"leave,omitempty"`     // or left one
	Bring       []Brought       `yaml:"bring" json:"bring,omitempty"`     // tables of the user's own
	Carry       map[string]int  `yaml:"carry" json:"carry,omitempty"`     // additions of which the last values hold on for some years
	Spells      []string        `yaml:"spells" json:"spells,omitempty"`   // columns of which the years without a 1 are counted
	Where       string          `yaml:"where" json:"where,omitempty"`     // an expression: rows of which it is true are kept
	Compute     []Computed      `yaml:"compute" json:"compute,omitempty"` // columns worked out from others
	Columns     []string        `yaml:"columns" json:"columns,omitempty"` // that are written, in order; empty: all
	Logit       *Logit          `yaml:"logit" json:"logit,omitempty"`     // a model that is fitted to the panel
}

// Computed is a column worked out from others by an expression.
type Computed struct {
	Name string `yaml:"name" json:"name"`
	Is   string `yaml:"is" json:"is"`
}

// Panel makes a panel ready to be built. All that is wrong in the recipe comes as
// one error.
func (l *Library) Panel(r *Recipe) (*panel.Panel, error) {
	if err := r.check(); err != nil {
		return nil, err
	}
	l.Unit, l.System, l.Days, l.Join, l.Leave = r.Unit, r.System, r.Days, r.Join, r.Leave
	system, err := l.Open(r.System)
	if err != nil {
		return nil, err
	}
	p := &panel.Panel{System: system, Options: panel.Options{Unit: r.Unit, Microstates: r.Microstates, States: r.States, Pairs: r.Pairs}}
	p.Options.First, p.Options.Last, err = years(r.Years, system)
	faults := []error{err, r.checkStates(system)}
	add := r.Add
	if r.Relevant && !slices.Contains(add, "relevance") {
		add = append([]string{"relevance"}, add...)
	}
	l.carry = r.Carry
	operators, err := l.Add(add)
	for _, b := range r.Bring {
		o, err := l.bring(b)
		if faults = append(faults, err); err == nil {
			operators = append(operators, o)
		}
	}
	if p.Operators, faults = operators, append(faults, err); errors.Join(faults...) != nil {
		return nil, errors.Join(faults...)
	}
	faults = append(faults, r.finish(p))
	return p, errors.Join(faults...)
}

func (r *Recipe) check() error {
	var faults []error
	if r.System == "" {
		r.System = "cow"
	}
	if !slices.Contains(panel.Units, r.Unit) {
		faults = append(faults, fmt.Errorf("unit %q is not one of %s%s", r.Unit, strings.Join(panel.Units, ", "), world.DidYouMean(r.Unit, panel.Units)))
	}
	if !slices.Contains(Systems, r.System) {
		faults = append(faults, fmt.Errorf("system %q is not one of %s%s", r.System, strings.Join(Systems, ", "), world.DidYouMean(r.System, Systems)))
	}
	faults = append(faults, checkDays(r.Days), r.checkEdits(), r.checkCarry())
	for _, c := range r.Compute {
		if !ValidName(c.Name) {
			faults = append(faults, fmt.Errorf("compute %q: a name is of letters, digits and _", c.Name))
		}
	}
	if len(r.Pairs) > 0 && r.Unit == panel.StateYear {
		faults = append(faults, fmt.Errorf("pairs %v: the rows of a panel of state-years are states", r.Pairs))
	}
	return errors.Join(faults...)
}

// ofPromises are the additions that edits and the rule of days change.
var ofPromises = []string{"alliance-conditions", "alliance-days", "alliances", "similarity"}

// checkEdits sees to it that what is edited is in the panel.
func (r *Recipe) checkEdits() error {
	if len(r.Join)+len(r.Leave) == 0 && (r.Days == "" || r.Days == dataset.AnyDay) {
		return nil
	}
	if slices.ContainsFunc(r.Add, func(name string) bool { return slices.Contains(ofPromises, name) }) {
		return nil
	}
	return fmt.Errorf("join, leave and days change what comes of alliances, and nothing of that is added; add one of %s", strings.Join(ofPromises, ", "))
}

// years reads A-B or one year, within those of a list of states.
func years(text string, s *panel.System) (first, last int, err error) {
	if text == "" {
		return s.First, s.Last, nil
	}
	from, to, span := strings.Cut(text, "-")
	if !span {
		to = from
	}
	first, err = strconv.Atoi(from)
	last, also := strconv.Atoi(to)
	switch {
	case err != nil || also != nil || first > last:
		return 0, 0, fmt.Errorf("years %q: write 1816-2010, or one year", text)
	case first < s.First || last > s.Last:
		return 0, 0, fmt.Errorf("years %s: the list of states covers %d to %d; of other years nothing is known", text, s.First, s.Last)
	}
	return first, last, nil
}

func (r *Recipe) checkStates(s *panel.System) error {
	var faults []error
	numbers := slices.Clone(r.States)
	for _, p := range r.Pairs {
		numbers = append(numbers, p[0], p[1])
	}
	for _, n := range numbers {
		if !s.Has(n) {
			faults = append(faults, fmt.Errorf("%d is no number of a state in the list (%s)", n, s.Name))
		}
	}
	return errors.Join(faults...)
}

// carried lets the last values of an addition's tables hold on. Operators that are no
// table, such as a distance, carry nothing.
func carried(name string, operators []panel.Operator, by map[string]int) error {
	n, ok := by[name]
	if !ok {
		return nil
	}
	tables := 0
	for _, o := range operators {
		switch t := o.(type) {
		case *panel.StateTable:
			t.Carry, tables = n, tables+1
		case *panel.PairTable:
			t.Carry, tables = n, tables+1
		}
	}
	switch {
	case n < 1:
		return fmt.Errorf("carry %s: %d years; write 1 or more", name, n)
	case tables == 0:
		return fmt.Errorf("carry %s: it is no table that could be carried", name)
	}
	return nil
}

// checkCarry sees to it that what is carried is added.
func (r *Recipe) checkCarry() error {
	var faults []error
	for _, name := range slices.Sorted(maps.Keys(r.Carry)) {
		if !slices.Contains(r.Add, name) {
			faults = append(faults, fmt.Errorf("carry %s: it is not among what is added", name))
		}
	}
	return errors.Join(faults...)
}

// finish adds spells, the condition and what is computed, in this order, and
// checks which columns are written.
func (r *Recipe) finish(p *panel.Panel) error {
	var faults []error
	for _, name := range r.Spells {
		base, err := makers(p, name)
		if faults = append(faults, err); err == nil {
			p.Operators = append(p.Operators, panel.NewSpell(name, base, p.System))
		}
	}
	if where := r.where(); where != "" {
		o, err := compile(panel.Variable{Name: ".where", Kind: panel.Whole}, where, p)
		if faults = append(faults, err); err == nil {
			p.Operators, p.Where = append(p.Operators, o), o.Of.Name
		}
	}
	for _, c := range r.Compute {
		o, err := compile(panel.Variable{Name: c.Name}, c.Is, p)
		if faults = append(faults, err); err == nil {
			p.Then = append(p.Then, o)
		}
	}
	faults = append(faults, checkNames(p))
	if r.Logit != nil {
		faults = append(faults, r.Logit.check(names(p)))
	}
	if len(r.Columns) > 0 {
		faults = append(faults, checkSelected(p, r.Columns))
		p.Select = r.selected(p)
	}
	return errors.Join(faults...)
}

// selected are the columns that are written and behind them those that only the
// model needs.
func (r *Recipe) selected(p *panel.Panel) []string {
	out := slices.Clone(r.Columns)
	if r.Logit == nil {
		return out
	}
	needs := r.Logit.needs()
	if r.Logit.Cluster {
		needs = append(needs, keys(p)...)
	}
	for _, name := range needs {
		if !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// where is the condition of the rows.
func (r *Recipe) where() string {
	switch {
	case r.Relevant && r.Where != "":
		return "prd == 1 && (" + r.Where + ")"
	case r.Relevant:
		return "prd == 1"
	}
	return r.Where
}

// makers finds the operators that make a column of events.
func makers(p *panel.Panel, name string) ([]panel.Operator, error) {
	for _, o := range p.Operators {
		for _, v := range o.Variables(p.Options.Unit) {
			if v.Name == name {
				return []panel.Operator{o}, nil
			}
		}
	}
	return nil, fmt.Errorf("spells %s: no column of that name is added%s", name, world.DidYouMean(name, names(p)))
}

// names are those of the columns that a panel makes.
func names(p *panel.Panel) []string {
	var out []string
	for _, v := range p.Variables() {
		out = append(out, v.Name)
	}
	return out
}

func checkNames(p *panel.Panel) error {
	var faults []error
	seen := map[string]bool{}
	for _, name := range names(p) {
		if seen[name] {
			faults = append(faults, fmt.Errorf("two columns would be called %s", name))
		}
		seen[name] = true
	}
	return errors.Join(faults...)
}

func checkSelected(p *panel.Panel, columns []string) error {
	var faults []error
	known := names(p)
	for i, name := range columns {
		switch {
		case !slices.Contains(known, name):
			faults = append(faults, fmt.Errorf("columns: there is no %s%s", name, world.DidYouMean(name, known)))
		case slices.Contains(columns[:i], name):
			faults = append(faults, fmt.Errorf("columns: %s is there twice", name))
		}
	}
	return errors.Join(faults...)
}
