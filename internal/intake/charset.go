package intake

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	utf "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// decode makes UTF-8 of a document. declared are the names that the surroundings
// give for its encoding, the most trusted first; empty ones are passed over. A
// byte order mark wins, then bytes that are UTF-8 and could hardly be anything
// else, then what is declared, then what the bytes show. note says which was taken
// where a reader might wonder.
func decode(data []byte, declared ...string) (text, note string, err error) {
	if enc, name, cut := marked(data); enc != nil {
		return convert(data[cut:], enc, name)
	}
	if rest, ok := bytes.CutPrefix(data, []byte("\xef\xbb\xbf")); ok {
		data = rest
	}
	if enc, name := zeroes(data); enc != nil {
		text, _, err = convert(data, enc, name)
		return text, "the encoding is not declared; its zero bytes show " + name, err
	}
	if at := bytes.IndexByte(data, 0); at >= 0 {
		return "", "", refuse("is not text: it has a zero byte at offset %d", at)
	}
	name := ""
	for _, d := range declared {
		if d = strings.TrimSpace(d); name == "" && d != "" {
			name = d
		}
	}
	valid, ascii := utf8.Valid(data), isASCII(data)
	enc, canonical := charset.Lookup(name)
	if name != "" && enc == nil {
		note = "the encoding " + quote(name) + " is not known; "
	}
	switch {
	case valid && !ascii:
		if enc != nil && canonical != "utf-8" {
			note = "the encoding is declared as " + canonical + ", but the bytes are UTF-8"
		}
		return string(data), strings.TrimSuffix(note, "; "), nil
	case ascii && !stateful(canonical):
		return string(data), strings.TrimSuffix(note, "; "), nil
	case enc != nil && canonical == "utf-8":
		return mendUTF8(data)
	case enc != nil:
		return convert(data, enc, canonical)
	}
	return evident(data, note)
}

// marked is the encoding of a byte order mark, save that of UTF-8.
func marked(data []byte) (enc encoding.Encoding, name string, cut int) {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe\x00\x00")):
		return utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), "utf-32le", 4
	case bytes.HasPrefix(data, []byte("\x00\x00\xfe\xff")):
		return utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), "utf-32be", 4
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return utf.UTF16(utf.LittleEndian, utf.IgnoreBOM), "utf-16le", 2
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return utf.UTF16(utf.BigEndian, utf.IgnoreBOM), "utf-16be", 2
	}
	return nil, "", 0
}

// zeroes knows UTF-16 without a mark by the zero bytes that its ASCII signs
// have on one side.
func zeroes(data []byte) (encoding.Encoding, string) {
	sample := data[:min(len(data), 1024)&^1]
	var side [2]int
	for i, b := range sample {
		if b == 0 {
			side[i&1]++
		}
	}
	switch half := len(sample) / 2; {
	case half < 4:
	case side[0] == 0 && 2*side[1] > half:
		return utf.UTF16(utf.LittleEndian, utf.IgnoreBOM), "utf-16le"
	case side[1] == 0 && 2*side[0] > half:
		return utf.UTF16(utf.BigEndian, utf.IgnoreBOM), "utf-16be"
	}
	return nil, ""
}

// wideEncoding names UTF-16 or UTF-32 where the bytes are that; "" else. start
// is given in UTF-8 then, as far as it goes.
func wideEncoding(start []byte) (name string, text []byte) {
	enc, name, cut := marked(start)
	if enc == nil {
		enc, name = zeroes(start)
	}
	if enc == nil {
		return "", start
	}
	text, _ = enc.NewDecoder().Bytes(start[cut:]) // an end within a sign does not matter here
	return name, text
}

func isASCII(data []byte) bool {
	for _, b := range data {
		if b >= 0x80 {
			return false
		}
	}
	return true
}

// stateful encodings write other signs with bytes that look like ASCII.
func stateful(name string) bool {
	return name == "iso-2022-jp" || strings.HasPrefix(name, "utf-16") || name == "replacement"
}

// convert decodes. What the encoding has no sign for is noted, and too much of
// it is a sign of another encoding.
func convert(data []byte, enc encoding.Encoding, name string) (text, note string, err error) {
	if enc == encoding.Replacement {
		return "", "", refuse("its encoding %s is not read", name)
	}
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		return "", "", refuse("is not %s: %s", name, err)
	}
	text = string(out)
	if strings.ContainsRune(text, 0) {
		return "", "", refuse("is not text: it has a zero character")
	}
	note, err = lost(text, name)
	return text, note, err
}

// mendUTF8 takes UTF-8 with some broken signs.
func mendUTF8(data []byte) (text, note string, err error) {
	text = strings.ToValidUTF8(string(data), "\uFFFD")
	note, err = lost(text, "utf-8")
	return text, note, err
}

func lost(text, name string) (string, error) {
	n := strings.Count(text, "\uFFFD")
	if n == 0 {
		return "", nil
	}
	if 20*n > utf8.RuneCountInString(text) {
		return "", refuse("is not %s: %d signs are broken; %s names another encoding", name, n, FlagCharset)
	}
	return fmt.Sprintf("%d signs are broken in %s and stand as U+FFFD", n, name), nil
}

// evident finds the encoding of bytes that are not UTF-8 and of which nobody
// says what they are. Where few letters are beyond ASCII the alphabet is Latin,
// and the language shows which page of it; else the frequencies of bytes must
// speak clearly.
func evident(data []byte, note string) (string, string, error) {
	unknown := refuse("%sis not UTF-8, and its encoding is not declared; %s names it, or a header line charset:", note, FlagCharset)
	if n := bytes.Count(bytes.ToValidUTF8(data, []byte{0xff}), []byte{0xff}); 100*n < len(data) && mostlyUTF8(data, n) {
		return mendUTF8(data)
	}
	letters, high := 0, 0
	for _, b := range data {
		if b >= 0x80 {
			high++
		} else if unicode.IsLetter(rune(b)) {
			letters++
		}
	}
	if 4*high < letters {
		return latin(data, note, unknown)
	}
	enc, name := byFrequency(data)
	if enc == nil || strings.HasPrefix(name, "utf-") {
		return "", "", unknown
	}
	text, _, err := convert(data, enc, name)
	if err != nil || !readable(text) {
		return "", "", unknown
	}
	if lang, _ := Detect(text); lang == Unknown {
		return "", "", unknown
	}
	return text, note + "the encoding is not declared; the bytes look like " + name, nil
}

// byFrequency is the encoding that the frequencies of bytes speak for well before
// any other; nil where two come near each other.
func byFrequency(data []byte) (encoding.Encoding, string) {
	const least, clear = 30, 0.6 // percent; how near the second may come
	all, err := chardet.NewTextDetector().DetectAll(data[:min(len(data), 64<<10)])
	if err != nil || len(all) == 0 || all[0].Confidence < least {
		return nil, ""
	}
	if len(all) > 1 && float64(all[1].Confidence) > clear*float64(all[0].Confidence) {
		return nil, ""
	}
	return charset.Lookup(all[0].Charset)
}

// mostlyUTF8 says whether bytes have whole signs of UTF-8 beside n broken ones.
func mostlyUTF8(data []byte, n int) bool {
	whole := 0
	for _, r := range string(data) {
		if r >= 0x80 && r != utf8.RuneError {
			whole++
		}
	}
	return whole > 3*n
}

// latin takes Windows-1252, or its neighbour if the language asks for it.
func latin(data []byte, note string, unknown error) (string, string, error) {
	pages := []struct {
		name  string
		page  *charmap.Charmap
		langs string
	}{{"windows-1254", charmap.Windows1254, "tr az"}, {"windows-1250", charmap.Windows1250, "pl cs sk hu ro hr sl sr"}, {"windows-1252", charmap.Windows1252, ""}}
	for _, p := range pages {
		text, _, err := convert(data, p.page, p.name)
		if err != nil || !readable(text) {
			continue
		}
		if lang, _ := Detect(text); p.langs != "" && !strings.Contains(p.langs, lang) {
			continue
		}
		return text, note + "the encoding is not declared; the bytes look like " + p.name, nil
	}
	return "", "", unknown
}

// readable says whether a text has no control signs and is made of letters for
// the most part: bytes of any kind can be decoded as something.
func readable(text string) bool {
	letters, all := 0, 0
	for _, r := range text {
		switch {
		case unicode.IsSpace(r):
			continue
		case unicode.IsControl(r):
			return false
		case unicode.IsLetter(r), unicode.IsMark(r):
			letters++
		}
		all++
	}
	return 2*letters > all
}
