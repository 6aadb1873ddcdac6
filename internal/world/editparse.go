package world

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// ParseEdit reads the short form of join and leave (TUR:SMDA2025@2026-01-14), of
// sign (TRILAT2026@2026-01-14), of weigh (smda-duty:binding=0.8,choice=0.1) and of
// value (TUR:personnel:2026=400000,380000,420000 persons). Names are checked by
// World.With.
func ParseEdit(kind EditKind, text string) (Edit, error) {
	switch kind {
	case Weigh:
		return parseWeigh(text)
	case Value:
		return parseValue(text)
	}
	e := Edit{Kind: kind}
	rest, date, dated := strings.Cut(text, "@")
	if dated {
		day, err := ParseDay(date)
		if err != nil {
			return e, fmt.Errorf("--%s %s: %w", kind, text, err)
		}
		e.On = On(day)
	}
	if kind == Sign {
		e.Treaty = TreatyID(rest)
		return e, nil
	}
	state, treaty, ok := strings.Cut(rest, ":")
	if !ok || state == "" || treaty == "" {
		return e, fmt.Errorf("--%s %q: write STATE:TREATY or STATE:TREATY@DATE, for example TUR:SMDA2025", kind, text)
	}
	if cow, number, more := strings.Cut(treaty, ":"); more && strings.EqualFold(state, "cow") {
		state, treaty = "cow:"+cow, number
	}
	e.State, e.Treaty = StateID(state), TreatyID(treaty)
	return e, nil
}

func parseWeigh(text string) (Edit, error) {
	e := Edit{Kind: Weigh, Weights: map[string]float64{}}
	question, rest, ok := strings.Cut(text, ":")
	if !ok || question == "" || rest == "" {
		return e, fmt.Errorf("--weigh %q: write QUESTION:OPTION=WEIGHT, for example smda-duty:binding=0.8,choice=0.1", text)
	}
	e.Question = question
	var faults []string
	for part := range strings.SplitSeq(rest, ",") {
		option, number, ok := strings.Cut(part, "=")
		weight, err := strconv.ParseFloat(number, 64)
		_, twice := e.Weights[option]
		switch {
		case !ok || option == "":
			faults = append(faults, fmt.Sprintf("%q is not OPTION=WEIGHT, as binding=0.8", part))
		case err != nil:
			faults = append(faults, fmt.Sprintf("the weight %q of %s is no number", number, option))
		case !(weight >= 0 && weight <= 1): // so written, it refuses NaN too
			faults = append(faults, fmt.Sprintf("the weight %s of %s is not between 0 and 1", number, option))
		case twice:
			faults = append(faults, fmt.Sprintf("%s is weighed twice", option))
		}
		e.Weights[option] = weight
	}
	if len(faults) > 0 {
		return e, fmt.Errorf("--weigh %s: %s", text, strings.Join(faults, "; "))
	}
	return e, nil
}

func parseValue(text string) (Edit, error) {
	e := Edit{Kind: Value, Measure: Capability{Provenance: Provenance{Sources: []SourceID{Memory}, Note: "set by an edit"}}}
	name, figure, ok := strings.Cut(text, "=")
	names := strings.Split(name, ":")
	if len(names) == 4 && strings.EqualFold(names[0], "cow") {
		names = []string{names[0] + ":" + names[1], names[2], names[3]}
	}
	if !ok || len(names) != 3 || slices.Contains(names, "") {
		return e, fmt.Errorf("--value %q: write STATE:MEASURE:YEAR=VALUE, or =VALUE,LOW,HIGH with its range, for example TUR:personnel:2026=400000", text)
	}
	year, err := strconv.Atoi(names[2])
	if err != nil || year < 1000 || year > 9999 {
		return e, fmt.Errorf("--value %s: %q is no year", text, names[2])
	}
	figures, unit, _ := strings.Cut(figure, " ")
	parts := strings.Split(figures, ",")
	if len(parts) != 1 && len(parts) != 3 {
		return e, fmt.Errorf("--value %s: %q is neither VALUE nor VALUE,LOW,HIGH", text, figures)
	}
	var v [3]float64
	for i := range v {
		part := parts[min(i, len(parts)-1)]
		if v[i], err = strconv.ParseFloat(part, 64); err != nil || v[i]-v[i] != 0 {
			return e, fmt.Errorf("--value %s: %q is no number", text, part)
		}
	}
	if v[1] > v[0] || v[2] < v[0] {
		return e, fmt.Errorf("--value %s: %g lies outside its own range %g to %g", text, v[0], v[1], v[2])
	}
	m := &e.Measure
	m.State, m.Measure, m.Year = StateID(names[0]), names[1], year
	m.Estimate = Estimate{Value: v[0], Low: v[1], High: v[2], Unit: strings.TrimSpace(unit)}
	return e, nil
}

// String writes the edit in the form that ParseEdit reads, after its kind.
func (e Edit) String() string {
	date := ""
	if e.On.Known() {
		date = "@" + e.On.Text
	}
	switch e.Kind {
	case Join, Leave:
		return fmt.Sprintf("%s %s:%s%s", e.Kind, e.State, e.Treaty, date)
	case Sign:
		return fmt.Sprintf("sign %s%s", e.Treaty, date)
	case Weigh:
		options := slices.Sorted(maps.Keys(e.Weights))
		parts := make([]string, len(options))
		for i, o := range options {
			parts[i] = o + "=" + plain(e.Weights[o])
		}
		return fmt.Sprintf("weigh %s:%s", e.Question, strings.Join(parts, ","))
	case Value:
		m := e.Measure
		figures := plain(m.Value)
		if m.Low != m.Value || m.High != m.Value {
			figures += "," + plain(m.Low) + "," + plain(m.High)
		}
		return strings.TrimSpace(fmt.Sprintf("value %s:%s:%d=%s %s", m.State, m.Measure, m.Year, figures, m.Unit))
	}
	return string(e.Kind)
}

// plain writes a number so that it reads back as the same.
func plain(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
