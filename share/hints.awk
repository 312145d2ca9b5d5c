# SPDX-License-Identifier: ISC
# share/words/* into the table of lib/journal/hint.h. What is not in the format
# that share/words/en tells stops the build, with file and line.
function bad(why) {
	print FILENAME ":" FNR ": " why >"/dev/stderr"
	failed = 1
	exit 1
}
function text(s) {
	gsub(/["\\]/, "\\\\&", s)
	return "\"" s "\""
}
BEGIN { print "#include \"journal/hint.h\"\n" }
FNR == 1 { about = "" }
/^#/ || /^$/ { next }
/[\t\r]|^ | $|  / { bad("a tab, or a blank too many") }
/^(vision|reality):/ {
	about = toupper(substr($0, 1, index($0, ":") - 1))
	said = substr($0, length(about) + 3)
	if (said != "" && (said !~ /\?$/ || gsub(/\{\}/, "{}", said) != 1))
		bad("a hint has one {} and ends with a question mark")
	groups = groups "\t{ HINT_" about ", " text(said) ", words_" count + 0 " },\n"
	print (count++ ? "\tNULL };\n" : "") "static const char *const words_" count - 1 "[] = {"
	next
}
about == "" { bad("words before the line that says what they are for") }
/[A-Z:?{}]/ { bad("a word in lower case, or a group, vision: or reality:") }
seen[about, $0]++ { bad("\"" $0 "\" stands in another group") }
{ print "\t" text($0) "," }
END {
	if (failed)
		exit 1
	print (count ? "\tNULL };\n" : "") "const struct hint_group hint_groups[] = {"
	print groups "\t{ HINT_VISION, \"\", NULL },\n};"
}
