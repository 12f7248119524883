# Prints what failed out of the output of one stage, so that the end of a long run says it again: of Google Test what the
# test itself wrote, of vitest and Node's runner the name and what follows it, of the scripts of ops the line. At most 40
# lines for each; with `names` their first lines alone.
BEGIN { most = 40 }
{ gsub(/\033\[[0-9;]*m/, "") }
names {
    if (/^\[  FAILED  \] .*\([0-9]+ ms\)$/ || /^failed: / || / ended with status [0-9]+$/ || /^ FAIL  / || /^not ok / || /^✖ /)
        print
    next
}
/^\[ RUN      \] / { held = ""; lines = 0; next }
/^\[       OK \] / { held = ""; lines = 0; next }
/^\[  FAILED  \] .*\([0-9]+ ms\)$/ { printf "%s%s\n", held, $0; held = ""; lines = 0; next }
/^failed: / || / ended with status [0-9]+$/ { print; next }
/^ FAIL  / || /^not ok / || /^✖ / { print; follow = 25; next }
follow > 0 { print; follow--; next }
lines < most { held = held $0 "\n"; lines++ }
