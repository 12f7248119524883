int fine();
int wrong();
