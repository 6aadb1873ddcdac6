package dossier

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"

	"casus/internal/world"
)

// sheet is a CSV file in the making.
type sheet struct {
	name string
	rows [][]string // the header first
	err  error
}

func newSheet(name string, columns []string) *sheet {
	return &sheet{name: name, rows: [][]string{columns}}
}

func (s *sheet) row(fields ...string) { s.rows = append(s.rows, fields) }

// encode writes the sheet; a sheet without rows gives nothing.
func (s *sheet) encode() ([]byte, error) {
	if s.err != nil {
		return nil, fmt.Errorf("%s: %w", s.name, s.err)
	}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	if err := w.WriteAll(s.rows); err != nil {
		return nil, fmt.Errorf("%s: %w", s.name, err)
	}
	return b.Bytes(), nil
}

// join writes a list into one field. A member that the reader would take apart
// or trim cannot be written.
func join[T ~string](s *sheet, items []T) string {
	parts := make([]string, len(items))
	for i, item := range items {
		parts[i] = string(item)
		if strings.Contains(parts[i], "|") || strings.TrimSpace(parts[i]) != parts[i] || parts[i] == "" {
			s.err = fmt.Errorf("%q cannot stand in a list, whose members are separated by |", parts[i])
		}
	}
	return strings.Join(parts, "|")
}

// decimal writes a number in digits, as a spreadsheet shows it.
func decimal(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

func optional(v *float64) string {
	if v == nil {
		return ""
	}
	return decimal(*v)
}

func mark(b bool) string {
	if b {
		return "1"
	}
	return "0"
}

// bounds writes the range of an estimate where it says more than the value.
func bounds(e world.Estimate) (low, high string) {
	if e.Low != e.Value {
		low = decimal(e.Low)
	}
	if e.High != e.Value {
		high = decimal(e.High)
	}
	return low, high
}

func statesSheet(rows []world.State) *sheet {
	s := newSheet("states.csv", stateColumns)
	for _, r := range rows {
		cow := ""
		if r.COW != 0 {
			cow = strconv.Itoa(r.COW)
		}
		s.row(string(r.ID), cow, r.COWLetter, r.Name, join(s, r.Aliases), r.Valid.From.Text, r.Valid.To.Text, r.Capital,
			optional(r.Lat), optional(r.Lon), r.Region, r.Subregion, join(s, r.Sources), r.Confidence, r.Note)
	}
	return s
}

func sourcesSheet(rows []world.Source) *sheet {
	s := newSheet("sources.csv", sourceColumns)
	for _, r := range rows {
		s.row(string(r.ID), r.Title, r.Kind, r.Publisher, r.Date.Text, r.URL, r.Note)
	}
	return s
}

func groupsSheet(rows []world.Group) *sheet {
	s := newSheet("groups.csv", groupColumns)
	for _, r := range rows {
		s.row(r.ID, r.Name, join(s, r.Aliases), r.Kind, join(s, r.Sponsors), join(s, r.Accusers), join(s, r.Sources), r.Confidence, r.Note)
	}
	return s
}

func bordersSheet(rows []world.Border) *sheet {
	s := newSheet(bordersFile, borderColumns)
	for _, r := range rows {
		s.row(string(r.A), string(r.B), r.Valid.From.Text, r.Valid.To.Text, join(s, r.Sources), r.Confidence, r.Note)
	}
	return s
}

func capabilitiesSheet(rows []world.Capability) *sheet {
	s := newSheet("capabilities.csv", capabilityColumns)
	for _, r := range rows {
		low, high := bounds(r.Estimate)
		s.row(string(r.State), r.Measure, strconv.Itoa(r.Year), decimal(r.Value), low, high, r.Unit, join(s, r.Sources), r.Confidence, r.Note)
	}
	return s
}

func eventsSheet(rows []world.Event) *sheet {
	s := newSheet("events.csv", eventColumns)
	for _, r := range rows {
		s.row(r.ID, r.Date.Text, r.KnownFrom.Text, string(r.Initiator), string(r.Target), mark(r.Mutual), r.Summary, r.CAMEO, r.Stance,
			decimal(r.Intensity), r.Group, mark(r.InReport), join(s, r.Sources), r.Confidence, r.Note)
	}
	return s
}

func codesSheet(rows []world.EventCode) *sheet {
	s := newSheet("cameo.csv", codeColumns)
	for _, r := range rows {
		goldstein := decimal(r.Goldstein)
		if !strings.Contains(goldstein, ".") {
			goldstein += ".0" // the scale has one decimal
		}
		s.row(r.Code, r.Root, r.Class, goldstein)
	}
	return s
}

func claimsSheet(rows []world.Claim) *sheet {
	s := newSheet("claims.csv", claimColumns)
	for _, r := range rows {
		s.row(r.ID, r.Date.Text, r.KnownFrom.Text, r.Topic, r.Text, r.Claimant, r.Polarity, r.Grade, string(r.Root), r.Likelihood,
			r.Later, r.LaterOn.Text, join(s, r.Sources), r.Confidence, r.Note)
	}
	return s
}

func responsesSheet(rows []world.Response) *sheet {
	s := newSheet("responses.csv", responseColumns)
	for _, r := range rows {
		guarantors := join(s, r.Guarantors)
		if r.AllParties {
			guarantors = "*"
		}
		s.row(r.ID, string(r.Treaty), r.Clause, r.Date.Text, r.KnownFrom.Text, join(s, r.Attackers), join(s, r.Targets), guarantors, r.Event,
			r.Met, r.Invoked, r.Acted, r.Text, string(whole(r.LagLow)), string(whole(r.LagHigh)), join(s, r.Sources), r.Confidence, r.Note)
	}
	return s
}

func baseRatesSheet(rows []world.BaseRate) *sheet {
	s := newSheet("baserates.csv", baseRateColumns)
	for _, r := range rows {
		s.row(r.ID, r.Measure, optional(r.Value), optional(r.Low), optional(r.High), r.Unit, r.Population, r.Period,
			join(s, r.Sources), r.Confidence, r.Note)
	}
	return s
}

func priorsSheet(rows []world.Prior) *sheet {
	s := newSheet("priors.csv", priorColumns)
	for _, r := range rows {
		s.row(r.Name, decimal(r.Alpha), decimal(r.Beta), r.Basis, join(s, r.Sources), r.Confidence, r.Note)
	}
	return s
}
