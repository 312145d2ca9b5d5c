# SPDX-License-Identifier: ISC
# Pages of questions, share/prompts/LANG/FLOW.md, as rows of prompt_pages.
FNR == 1 {
	parts = split(FILENAME, part, "/")
	if (pages++) print "\tNULL\n};"
	language[pages] = part[parts - 1]
	flow[pages] = substr(part[parts], 1, length(part[parts]) - 3)
	printf "static const char *const page%d[] = {\n", pages
}
{
	gsub(/\\/, "\\\\")
	gsub(/"/, "\\\"")
	gsub(/\?/, "\\?")
	printf "\t\"%s\\n\",\n", $0
}
END {
	print "\tNULL\n};\nconst struct prompt_page prompt_pages[] = {"
	for (n = 1; n <= pages; n++)
		printf "\t{ \"%s\", \"%s\", page%d },\n", language[n], flow[n], n
	print "\t{ 0 }\n};"
}
BEGIN { print "#include \"prompt/prompt.h\"\n" }
