package timex

import (
	"strings"
	"testing"

	"casus/internal/world"
)

// show writes mentions as "text=value from..to bound".
func show(mentions []Mention) string {
	var parts []string
	for _, m := range mentions {
		s := m.Text + "=" + string(m.Value)
		if m.Dated {
			if s += " " + m.From.String(); m.From != m.To {
				s += ".." + m.To.String()
			}
		}
		if m.Bound != Within {
			s += " " + string(m.Bound)
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, "; ")
}

// sentences are made up; each stands with its mentions as show writes them.
var sentences = []struct{ text, want string }{
	{"Turkey signed the pact in September.",
		"September=2025-09 2025-09-01..2025-09-30"},
	{"The two sides met last May in Ankara.",
		"last May=2025-05 2025-05-01..2025-05-31"},
	{"The ministers will meet this week.",
		"this week=2026-W03 2026-01-12..2026-01-18"},
	{"Saudi Arabia said on Tuesday that talks had ended.",
		"Tuesday=2026-01-13 2026-01-13"},
	{"The envoy will arrive on Tuesday.",
		"Tuesday=2026-01-20 2026-01-20"},
	{"They will sign the treaty in June.",
		"June=2026-06 2026-06-01..2026-06-30"},
	{"The ship will dock next month.",
		"next month=2026-02 2026-02-01..2026-02-28"},
	{"Pakistan has had a base there since 2011.",
		"2011=2011 2011-01-01..2011-12-31 since"},
	{"The attack took place two days ago.",
		"two days ago=2026-01-12 2026-01-12"},
	{"Ties have cooled in recent years.",
		"recent years=PXY"},
	{"Missiles hit the port early on Monday, January 12, 2026.",
		"early on Monday, January 12, 2026=2026-01-12 2026-01-12"},
	{"On 14 January 2026 the cabinet approved the deal.",
		"14 January 2026=2026-01-14 2026-01-14"},
	{"A decision is due by the end of the year.",
		"the end of the year=2026 2026-09-01..2026-12-31 by"},
	{"Between March and May 2025 three drills were held.",
		"Between March and May 2025=2025-03/2025-05 2025-03-01..2025-05-31"},
	{"He fell in 1998, and the alliance of the 1990s ended.",
		"1998=1998 1998-01-01..1998-12-31; the 1990s=199 1990-01-01..1999-12-31"},
	{"The war killed 2,000 people and 1,950 troops in three weeks.",
		"three weeks=P3W"},
	{"It was the largest drill in five years.",
		"five years=P5Y"},
	{"The talks, to be held in Riyadh in February, may fail.",
		"February=2026-02 2026-02-01..2026-02-28"},
	{"May said she would march on Sunday.",
		"Sunday=2026-01-18 2026-01-18"},
	{"The second round is the first of many; no one may march.",
		""},
	{"The deal, signed a day earlier, expires in 2030.",
		"a day earlier=2026-01-13 2026-01-13; 2030=2030 2030-01-01..2030-12-31"},
	{"Yesterday's strike followed last week's talks.",
		"Yesterday=2026-01-13 2026-01-13; last week=2026-W02 2026-01-05..2026-01-11"},
	{"By mid-2025 the fleet had left; late last year it came back.",
		"mid-2025=2025 2025-05-01..2025-08-31 by; late last year=2025 2025-09-01..2025-12-31"},
	{"The summit is scheduled for the second half of March.",
		"the second half of March=2026-03 2026-03-16..2026-03-31"},
	{"From 9 to 12 January 2026 the fleet exercised.",
		"From 9 to 12 January 2026=2026-01-09/2026-01-12 2026-01-09..2026-01-12"},
	{"The accord of 3 August 1949 entered into force on 24 August 1949.",
		"3 August 1949=1949-08-03 1949-08-03; 24 August 1949=1949-08-24 1949-08-24"},
	{"At 9:30 a.m. on Monday the first rockets fell.",
		"9:30 a.m. on Monday=2026-01-12T09:30 2026-01-12"},
	{"Officials met Friday evening.",
		"Friday evening=2026-01-09TEV 2026-01-09"},
	{"In the coming months, Tehran will decide.",
		"the coming months=PXM"},
	{"The Q3 2025 figures and FY2026 budget are out.",
		"The Q3 2025=2025-Q3 2025-07-01..2025-09-30; FY2026=2026 2026-01-01..2026-12-31"},
	{"He served from 2014 to 2018.",
		"from 2014 to 2018=2014/2018 2014-01-01..2018-12-31"},
	{"The agreement lasted for five years.",
		"five years=P5Y"},
	{"The next round will begin in two weeks.",
		"in two weeks=2026-01-28 2026-01-28"},
	{"The 20th century saw two world wars.",
		"The 20th century=19 1900-01-01..1999-12-31"},
	{"Every year on Independence Day they parade.",
		"Every year=P1Y; Independence Day=2025-07-04 2025-07-04"},
	{"A treaty signed in December takes effect in the spring.",
		"December=2025-12 2025-12-01..2025-12-31; the spring=2026-SP 2026-03-01..2026-05-31"},
	{"Iran fired missiles at Qatar overnight, two months after the ceasefire of October 2025 collapsed.",
		"two months=P2M; October 2025=2025-10 2025-10-01..2025-10-31"},
	{"The pact was concluded on September 17, 2025, and takes effect on March 1.",
		"September 17, 2025=2025-09-17 2025-09-17; March 1=2026-03-01 2026-03-01"},
	{"President Erdogan will travel to Riyadh on Thursday, a spokesman said on Wednesday.",
		"Thursday=2026-01-15 2026-01-15; Wednesday=2026-01-14 2026-01-14"},
	{"Officials expected the deal to be signed by late February or early March.",
		"late February=2026-02 2026-02-20..2026-02-28 by; early March=2026-03 2026-03-01..2026-03-10"},
	{"The 2024 agreement replaced a treaty from the 1980s.",
		"2024=2024 2024-01-01..2024-12-31; the 1980s=198 1980-01-01..1989-12-31"},
	{"In 2,000 words he explained why 1,500 soldiers left in 2023.",
		"2023=2023 2023-01-01..2023-12-31"},
	{"Next year's budget will rise 12% from this year's level.",
		"Next year=2027 2027-01-01..2027-12-31; this year=2026 2026-01-01..2026-12-31"},
	{"The convoy left Friday night and arrived at dawn on Saturday.",
		"Friday night=2026-01-09TNI 2026-01-09; Saturday=2026-01-10 2026-01-10"},
	{"Talks resume Monday; a ceasefire took hold at midnight Sunday.",
		"Monday=2026-01-19 2026-01-19; midnight Sunday=2026-01-11T24:00 2026-01-11"},
	{"The treaty of 1953 remains in force until 2033.",
		"1953=1953 1953-01-01..1953-12-31; 2033=2033 2033-01-01..2033-12-31 until"},
	{"Last Friday Pakistan denied the claim; on the same day India repeated it.",
		"Last Friday=2026-01-09 2026-01-09; the same day=2026-01-09 2026-01-09"},
	{"The following day, Iran replied.",
		""},
	{"For the past three days there has been no fighting.",
		"the past three days=P3D 2026-01-11..2026-01-14"},
	{"The war of 1967 and the October 1973 war.",
		"1967=1967 1967-01-01..1967-12-31; October 1973=1973-10 1973-10-01..1973-10-31"},
	{"A decade ago Turkey shot down a jet; the two reconciled in mid-2016.",
		"A decade ago=2016 2016-01-01..2016-12-31; mid-2016=2016 2016-05-01..2016-08-31"},
	{"The exercise ran Jan. 5-9.",
		"Jan. 5-9=2026-01-05/2026-01-09 2026-01-05..2026-01-09"},
	{"Between 2019 and 2022, ties were frozen.",
		"Between 2019 and 2022=2019/2022 2019-01-01..2022-12-31"},
	{"He spoke at 10 a.m. on Jan 13.",
		"10 a.m. on Jan 13=2026-01-13T10 2026-01-13"},
	{"The deadline expires at the end of March.",
		"the end of March=2026-03 2026-03-22..2026-03-31"},
	{"UN Resolution 1701 of 11 August 2006 calls for 15,000 troops.",
		"11 August 2006=2006-08-11 2006-08-11"},
	{"Article 5 was invoked once, in 2001.",
		"2001=2001 2001-01-01..2001-12-31"},
	{"A 10-year, $142 billion deal was announced during the visit in May 2025.",
		"10-year=P10Y; May 2025=2025-05 2025-05-01..2025-05-31"},
	{"The F-35 sale, worth $2.3 billion, will conclude within 90 days.",
		"90 days=P90D"},
	{"The drill began on the 3rd and ended on the 5th of January.",
		"the 3rd=2026-01-03 2026-01-03; the 5th of January=2026-01-05 2026-01-05"},
	{"Israel struck on June 13, 2025; twelve days later a truce was called.",
		"June 13, 2025=2025-06-13 2025-06-13; twelve days later=2025-06-25 2025-06-25"},
	{"In the second half of 2025, and in the first quarter of 2026.",
		"the second half of 2025=2025-H2 2025-07-01..2025-12-31; the first quarter of 2026=2026-Q1 2026-01-01..2026-03-31"},
	{"Since last month, at least 12 people have died each day.",
		"last month=2025-12 2025-12-01..2025-12-31 since; each day=P1D"},
	{"Three years earlier, they had fought.",
		"Three years earlier=2023 2023-01-01..2023-12-31"},
	{"Operations will start early next week, no later than Tuesday.",
		"early next week=2026-W04 2026-01-19..2026-01-20; Tuesday=2026-01-20 2026-01-20 by"},
	{"Over the weekend, both armies moved; by Monday they stopped.",
		"the weekend=2026-W02-WE 2026-01-10..2026-01-11; Monday=2026-01-12 2026-01-12 by"},
	{"In January they agreed; in March they will meet again.",
		"January=2026-01 2026-01-01..2026-01-31; March=2026-03 2026-03-01..2026-03-31"},
	{"The 1998-2003 war; the years 1914 to 1918.",
		"1998-2003=1998/2003 1998-01-01..2003-12-31; 1914 to 1918=1914/1918 1914-01-01..1918-12-31"},
	{"Some 2026 delegates; 2000 tanks; in 2000.",
		"2000=2000 2000-01-01..2000-12-31"},
	{"The court heard the case on 14/1/2026 and again on 2026-01-10.",
		"14/1/2026=2026-01-14 2026-01-14; 2026-01-10=2026-01-10 2026-01-10"},
	{"At a summit in December, leaders agreed to meet again in six months.",
		"December=2025-12 2025-12-01..2025-12-31; in six months=2026-07 2026-07-01..2026-07-31"},
	{"Ramadan begins in February. It ended last night.",
		"February=2026-02 2026-02-01..2026-02-28; last night=2026-01-13TNI 2026-01-13"},
}

// saidAndMeant are what the words around a time decide.
var saidAndMeant = []struct{ text, want string }{
	{"The fleets will train together, the French embassy said Monday.", "Monday=2026-01-12 2026-01-12"},
	{"He will visit Tirana in June, the first such visit since 1961.", "June=2026-06 2026-06-01..2026-06-30; 1961=1961 1961-01-01..1961-12-31 since"},
	{"Five hundred rebels surrendered last week in the east.", "last week=2026-W02 2026-01-05..2026-01-11"},
	{"The recently imposed law was lifted soon.", "recently=PAST_REF; soon=FUTURE_REF"},
	{"The clause binds from 2018 onwards; treaties of 1949 and earlier lapsed.", "2018=2018 2018-01-01..2018-12-31 since; 1949=1949 1949-01-01..1949-12-31 until"},
	{"It left before 2019, after 1 May 2018, no later than 3 May 2018.", "2019=2019 2019-01-01..2019-12-31 before; 1 May 2018=2018-05-01 2018-05-01 after; 3 May 2018=2018-05-03 2018-05-03 by"},
	{"The meeting was postponed to June.", "June=2026-06 2026-06-01..2026-06-30"},
	{"On Monday the United States will launch talks.", "Monday=2026-01-19 2026-01-19"},
	{"They met on Tuesday of the previous week and meet on Tuesday of the following week.",
		"Tuesday of the previous week=2026-01-06 2026-01-06; Tuesday of the following week=2026-01-20 2026-01-20"},
	{"It was held in June.", "June=2025-06 2025-06-01..2025-06-30"},
	{"It is to be held in June.", "June=2026-06 2026-06-01..2026-06-30"},
	{"The truce began in March and will end in March.", "March=2025-03 2025-03-01..2025-03-31; March=2026-03 2026-03-01..2026-03-31"},
	{"They killed 300 in three weeks. They will meet in three weeks.", "three weeks=P3W; in three weeks=2026-02-04 2026-02-04"},
}

// TestFind reads sentences of reports, seen from Wednesday 14 January 2026.
func TestFind(t *testing.T) {
	dateline := world.MakeDay(2026, 1, 14)
	for _, c := range append(sentences, saidAndMeant...) {
		if got := show(Find(c.text, dateline)); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}
