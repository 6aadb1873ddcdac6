package timex

import (
	"strings"
	"testing"
)

// TestDocument resolves the expressions of a made-up story, one after another.
func TestDocument(t *testing.T) {
	for _, c := range []struct{ dct, exprs, want string }{
		{"2026-01-14", "Wednesday;Tuesday;last Friday;this Friday;next Monday", "2026-01-14;2026-01-13;2026-01-09;2026-01-16;2026-01-19"},
		{"2026-01-14", "third quarter;a year earlier;the quarter;the year-ago period", "2025-Q3;2024-Q3;2025-Q3;2024-Q3"},
		{"2026-01-14", "Q3 2025;1H 2024;FY2018;fiscal 2019;the fiscal first quarter", "2025-Q3;2024-H1;2018;2019;2026-Q1"},
		{"2026-01-14", "mid-2025;year-end;early next year;the end of this month", "2025;2026;2027;2026-01"},
		{"2026-01-14", "the day before yesterday;the day after tomorrow;three weeks ago;two months ago;in three years", "2026-01-12;2026-01-16;2025-12-24;2025-11;2029"},
		{"2026-01-14", "nineteen ninety-six;two thousand and six;January nineteen ninety-seven;the nineties;the 20th century", "1996;2006;1997-01;199;19"},
		{"2026-01-14", "last summer;this spring;last winter;next autumn;the winter of 1999", "2025-SU;2026-SP;2024-WI;2026-FA;1999-WI"},
		{"2026-01-14", "Dec. 7;Feb. 1;October;February;last May;next May;this May", "2025-12-07;2026-02-01;2025-10;2026-02;2025-05;2026-05;2026-05"},
		{"2026-01-14", "March 3, 2024;the following day;the previous month;that year", "2024-03-03;2024-03-04;2024-02;2024"},
		{"2026-01-14", "now;recently;soon;the future", "PRESENT_REF;PAST_REF;FUTURE_REF;FUTURE_REF"},
		{"2026-01-14T09:00", "this morning;last night;Friday evening;five hours ago", "2026-01-14TMO;2026-01-13TNI;2026-01-09TEV;2026-01-14T04:00"},
		{"2026-01-18", "last week;this week", "2026-W03;2026-W03"},
		{"2026-01-14", "last week;this week;next week;the week of January 5", "2026-W02;2026-W03;2026-W04;2026-W02"},
		{"2026-01-14", "nothing at all;;???", ";;"},
		{"2024-02-29", "a year ago;one month ago;29 February", "2023;2024-01;2024-02-29"},
	} {
		var exprs []Expression
		for _, e := range strings.Split(c.exprs, ";") {
			exprs = append(exprs, Expression{e, "DATE"})
		}
		values, err := Document(c.dct, exprs)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, v := range values {
			got = append(got, string(v))
		}
		if s := strings.Join(got, ";"); s != c.want {
			t.Errorf("%s %s\n got %s\nwant %s", c.dct, c.exprs, s, c.want)
		}
	}
}

func TestDocumentDurationsAndSets(t *testing.T) {
	for _, c := range []struct{ kind, text, want string }{
		{"DURATION", "the last five years", "P5Y"},
		{"DURATION", "2 1/2 years", "P2Y6M"},
		{"DURATION", "two and a half hours", "PT2H30M"},
		{"DURATION", "one year and three months", "P1Y3M"},
		{"DURATION", "several weeks", "PXW"},
		{"DURATION", "more than twenty-one days", "P21D"},
		{"DURATION", "a decade", "P10Y"},
		{"DURATION", "six-month", "P6M"},
		{"DURATION", "half a year", "P6M"},
		{"DURATION", "a couple of days", "P2D"},
		{"DURATION", "1.5 million years", "P1500000Y"},
		{"SET", "every month", "P1M"},
		{"SET", "each July", "XXXX-07"},
		{"SET", "every Tuesday", "XXXX-WXX-2"},
		{"SET", "twice a week", "P1W"},
		{"SET", "every two years", "P2Y"},
		{"SET", "weekly", "P1W"},
	} {
		values, err := Document("2026-01-14", []Expression{{c.text, c.kind}})
		if err != nil || string(values[0]) != c.want {
			t.Errorf("%q is %s, got %v %v", c.text, c.want, values, err)
		}
	}
	values, _ := Document("2026-01-14", []Expression{{"12", "DURATION"}, {"18 months", "DURATION"}})
	if values[0] != "P12M" || values[1] != "P18M" {
		t.Errorf("12 to 18 months: %v", values)
	}
	if _, err := Document("yesterday", nil); err == nil || !strings.Contains(err.Error(), `"yesterday"`) {
		t.Errorf("a document dated yesterday: %v", err)
	}
}
