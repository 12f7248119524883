void said(WriteTx& tx, bool in) {
    tx.audit(AuditLine{"core.area_added"}.about(id));
    tx.audit(AuditLine{in ? "core.area_added" : "core.area_lost"});
    tx.audit(AuditLine{action});
}
