int fine();
int   wrong( );
