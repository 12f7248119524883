// A todo list is a word; so is /api/work/orders.
int right = 1;
// TODO: later
int wrong = 2; // FIXME
const char* path = "/home/alex/data";
