#include "proxy/core/guard/told.h"

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::guard {

/// What is said of findings: kinds and counts, never a value.
class ToldTest : public QObject {
    Q_OBJECT

private slots:

    void countsAreSummedByCategory()
    {
        Rule keys{"keys", "secret", bit(Category::Secret), Action::Block};
        Rule people{"people", "email,phone", bit(Category::Email), Action::Redact};
        Told told;
        QCOMPARE(decisionOf(told), std::string());
        told.add({"email", Category::Email, 0, 4, 90}, people);
        told.add({"email", Category::Email, 9, 12, 90}, people);
        QVERIFY(!told.blocks);
        told.add({"key", Category::Secret, 20, 40, 90}, keys);
        QVERIFY(told.blocks);
        QCOMPARE(told.total, std::size_t{3});
        QCOMPARE(decisionOf(told), std::string("secret 1 BLOCK by keys, email 2 REDACT by people"));
    }

    void ownRulesHaveTheirNames()
    {
        Rule rule{"names", "projects,ticket,email", bit(Category::Email), Action::Mask};
        rule.own = {"projects", "ticket"};
        Told told;
        told.add({"ticket", Category::Pattern, 30, 34, 80}, rule);
        told.add({"projects", Category::Word, 0, 4, 90}, rule);
        told.add({"email", Category::Email, 9, 12, 90}, rule);
        told.add({"projects", Category::Word, 20, 24, 90}, rule);
        QCOMPARE(
            decisionOf(told),
            std::string("email 1 MASK by names, projects 2 MASK by names, ticket 1 MASK by names"));
        QVERIFY(headerOf(told, true).find("[\"email\",\"projects\",\"ticket\"]") !=
                std::string::npos);
    }

    void theHeaderNamesTheDirection()
    {
        Rule people{"p\xc3\xa4", "email", bit(Category::Email), Action::Flag};
        Told told;
        told.add({"email", Category::Email, 0, 4, 90}, people);
        const auto answer = headerOf(told, false);
        QVERIFY(answer.find("\"check\":\"RESPONSE\"") != std::string::npos);
        QVERIFY(answer.find("\"action\":\"FLAG\"") != std::string::npos);
        QVERIFY(answer.find("\"policy_ids\":[\"p??\"]") != std::string::npos);
        QVERIFY(headerOf(told, true).find("\"check\":\"REQUEST\"") != std::string::npos);
    }
};

GH_SUITE(ToldTest)

}  // namespace gatehouse::guard

#include "told_test.moc"
