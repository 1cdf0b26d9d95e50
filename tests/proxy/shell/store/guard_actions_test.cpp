#include "proxy/shell/store/guard_actions.h"

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

class GuardActionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void everyLineOfTheGuardIsRead()
    {
        record::Exchange exchange;
        exchange.trace = {{"dlp", "email 2 REDACT by people, my 3 words 1 BLOCK by ME", 0, 0},
                          {"demand", "short 1 FLAG by IN: 21 characters, 20 are allowed", 0, 0},
                          {"route", "x 1 BLOCK", 0, 0},
                          {"dlp-answer", "secret 1 MASK", 0, 0}};
        QCOMPARE(store::guardActions(exchange),
                 (std::vector<std::string_view>{"REDACT", "BLOCK", "FLAG", "MASK"}));
        exchange.trace = {{"dlp", "", 0, 0}, {"dlp-answer", "no line of ours", 0, 0}};
        QVERIFY(store::guardActions(exchange).empty());
    }

    void theStrictestOfARule()
    {
        record::Exchange exchange;
        exchange.trace = {
            {"dlp", "email 2 REDACT by people, iban 1 BLOCK by money", 0, 0},
            {"dlp-answer", "email 1 FLAG by people", 0, 0},
            {"demand", "short 1 FLAG by IN: 21 characters, 20 by money are allowed", 0, 0},
            {"injection", "tool 0.93, base64 SANITIZE, 2 places", 0, 0},
            {"verdict", "S1 BLOCK, S10 FLAG (01CALL, 812 ms)", 0, 0}};
        QCOMPARE(store::actionOf(exchange, "people"), std::string_view("REDACT"));
        QCOMPARE(store::actionOf(exchange, "money"), std::string_view("BLOCK"));
        QCOMPARE(store::actionOf(exchange, "IN"), std::string_view("FLAG"));
        QCOMPARE(store::actionOf(exchange, "P1"), std::string_view("SANITIZE"));
        QCOMPARE(store::actionOf(exchange, "S10"), std::string_view("FLAG"));
        QCOMPARE(store::actionOf(exchange, "S1"), std::string_view("BLOCK"));
        QCOMPARE(store::actionOf(exchange, "other"), std::string_view());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::GuardActionsTest;
GH_SUITE(GuardActionsTest)
#include "guard_actions_test.moc"
