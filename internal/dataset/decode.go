package dataset

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"casus/internal/fault"
)

// maxFile bounds the bytes of one file.
const maxFile = 64 << 20

// Encoding says how the bytes of a file were read.
type Encoding struct {
	Characters string `json:"characters"`       // UTF-8, Latin-1 or Windows-1252
	Lines      string `json:"lines"`            // LF, CRLF or CR
	Packed     string `json:"packed,omitempty"` // gzip where the file was compressed
}

// decode reads a file as text, whatever system wrote it: gzip is unpacked, a byte
// order mark is dropped, what is not UTF-8 is read as Latin-1 or Windows-1252, and
// every line ends in LF.
func decode(r io.Reader) (string, Encoding, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	packed := ""
	if err == nil && isGzip(data) && len(data) <= maxFile {
		if data, err = gunzip(data); err != nil {
			return "", Encoding{}, err
		}
		packed = "gzip"
	}
	switch {
	case err != nil:
		return "", Encoding{}, fmt.Errorf("cannot be read: %w", err)
	case len(data) > maxFile:
		return "", Encoding{}, fmt.Errorf("larger than the limit of %d bytes", maxFile)
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}), bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		return "", Encoding{}, errors.New("is UTF-16; save it as UTF-8")
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return "", Encoding{}, errors.New("is a zip archive or a spreadsheet; unpack it, or save the sheet as CSV")
	case bytes.IndexByte(data, 0) >= 0:
		return "", Encoding{}, fault.Fault{Line: lineOf(data, bytes.IndexByte(data, 0)), Message: "is no text: it holds a zero byte"}
	}
	e := Encoding{Characters: "UTF-8", Lines: "LF", Packed: packed}
	unmarked := bytes.TrimPrefix(data, []byte("\ufeff"))
	text := string(unmarked)
	if !utf8.Valid(data) {
		if at, mixed := notUTF8(data); mixed {
			return "", Encoding{}, fault.Fault{Line: lineOf(data, at), Message: fmt.Sprintf("byte 0x%02x is not UTF-8, in which the rest of the file is; save it in one encoding", data[at])}
		}
		text, e.Characters = fromOneByte(unmarked)
	}
	switch {
	case strings.Contains(text, "\r\n"):
		e.Lines = "CRLF"
	case strings.Contains(text, "\r"):
		e.Lines = "CR"
	}
	if e.Lines != "LF" {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	}
	return text, e, nil
}

// lineOf is the line of a byte, whatever ends the lines.
func lineOf(data []byte, at int) int {
	before := bytes.ReplaceAll(data[:at], []byte("\r\n"), []byte("\n"))
	return 1 + bytes.Count(before, []byte("\n")) + bytes.Count(before, []byte("\r"))
}

// notUTF8 finds the first byte that is not UTF-8. mixed says that other characters of
// the file are: text of one byte a character has two that make one of UTF-8 by chance
// hardly ever, and a mark of UTF-8 never.
func notUTF8(data []byte) (at int, mixed bool) {
	at = -1
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && n == 1 && at < 0:
			at = i
		case n > 1:
			mixed = true
		}
		i += n
	}
	return at, mixed
}
