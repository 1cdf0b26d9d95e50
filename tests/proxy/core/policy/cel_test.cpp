#include "proxy/core/policy/cel.h"

#include <map>

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

using policy::Expression;
using Outcome = Expression::Outcome;

std::optional<Expression::Known> caller(std::span<const std::string> path)
{
    std::string name;
    for (const auto& part : path) name += (name.empty() ? "" : "/") + part;
    const auto text = [](const char* value) {
        return Expression::Known{.items = {policy::Value(std::string(value))}, .isList = false};
    };
    if (name == "cf/user/email") return text("ada@example.com");
    if (name == "cf/user/groups") {
        return Expression::Known{
            .items = {policy::Value(std::string("staff")), policy::Value(std::string("eng-core"))},
            .isList = true};
    }
    if (name == "metadata/team-id") return text("t7");
    if (name == "metadata/seats")
        return Expression::Known{.items = {policy::Value(12.0)}, .isList = false};
    if (name == "metadata/trial")
        return Expression::Known{.items = {policy::Value(false)}, .isList = false};
    return std::nullopt;
}

}  // namespace

/// What an expression comes to for one caller.
class CelTest : public QObject {
    Q_OBJECT

private slots:

    void comesTo_data()
    {
        QTest::addColumn<int>("outcome");
        const auto row = [](const char* text, Outcome outcome) {
            QTest::newRow(text) << static_cast<int>(outcome);
        };
        constexpr auto yes = Outcome::True;
        constexpr auto no = Outcome::False;
        constexpr auto open = Outcome::Unknown;
        row("true", yes);
        row("'staff' in cf.user.groups", yes);
        row("'interns' in cf.user.groups", no);
        row("!('interns' in cf.user.groups)", yes);
        row("cf.user.email.endsWith('@example.com')", yes);
        row("cf.user.email.startsWith('bob')", no);
        row("cf.user.email.contains('@')", yes);
        row("cf.user.email.matches('^[a-z]+@')", yes);
        row("cf.user.email == 'ada@example.com' && metadata.seats > 10", yes);
        row("metadata['team-id'] == 't7'", yes);
        row("metadata.seats >= 12.5 || metadata.trial", no);
        row("metadata.seats * 2 - 4 == 20", yes);
        row("metadata.seats % 5 == 2 && -metadata.seats < 0", yes);
        row("metadata.seats / 0 == 1", open);
        row("size(cf.user.groups) == 2 && cf.user.email.size() == 15", yes);
        row("cf.user.groups[1] == 'eng-core'", yes);
        row("cf.user.groups[2] == 'x'", open);
        row("cf.user.groups.exists(g, g.startsWith('eng-'))", yes);
        row("cf.user.groups.all(g, g.startsWith('eng-'))", no);
        row("metadata['team-id'] in ['t1', 't7']", yes);
        row("has(metadata.plan)", no);
        row("has(metadata.plan) && metadata.plan == 'x'", no);
        row("has(cf.user.email) ? metadata.trial : true", no);
        row("cf.user.email.upperAscii() == 'ADA@EXAMPLE.COM'", yes);
        // What the call has not decides nothing, and is passed over where the other side decides.
        row("metadata.plan == 'free'", open);
        row("metadata.plan != 'free'", open);
        row("metadata.plan == 'free' || true", yes);
        row("true || metadata.plan == 'free'", yes);
        row("metadata.plan == 'free' && false", no);
        row("metadata.plan == 'free' && true", open);
        row("!metadata.seats", open);
        row("cf.user.email > 3", open);
        row("cf.user.email", open);
        row("1 + 2 * 3 == 7 && (1 + 2) * 3 == 9 && 'a' + 'b' == 'ab'", yes);
        row("'\\'' == \"'\"", yes);
        row("null == null && 1 != 2 && [1, 2] == [1, 2]", yes);
    }

    void comesTo()
    {
        QFETCH(int, outcome);
        const auto made = Expression::compile(QTest::currentDataTag());
        QVERIFY2(made.ok(), made ? "" : made.error().message.c_str());
        QCOMPARE(static_cast<int>(made->holds(caller)), outcome);
    }

    void whatCannotBeReadIsSaidWithItsPlace_data()
    {
        QTest::addColumn<QString>("part");
        QTest::newRow("") << "at the end";
        QTest::newRow("cf.user.email ==") << "at the end: a value";
        QTest::newRow("a == 'b") << "at the end";
        QTest::newRow("a = 'b'") << "at 3";
        QTest::newRow("a.shout('b')") << "a known function";
        QTest::newRow("a.matches(b)") << "a pattern that is written out";
        QTest::newRow("a.matches('(')") << "the pattern cannot be";
        QTest::newRow("(a == 1") << "')'";
        QTest::newRow("'a'") << "neither true nor false";
        QTest::newRow("[true]") << "neither true nor false";
        QTest::newRow("has(1)") << "a name";
        QTest::newRow("a == 1 2") << "nothing more";
        QTest::newRow("cf.user.groups.exists(1, true)") << "a name and ','";
    }

    void whatCannotBeReadIsSaidWithItsPlace()
    {
        QFETCH(QString, part);
        const auto made = Expression::compile(QTest::currentDataTag());
        QVERIFY(!made.ok());
        QVERIFY2(QString::fromStdString(made.error().message).contains(part),
                 made.error().message.c_str());
        QVERIFY(!made.error().hint.empty());
    }

    void noTextIsTooDeepForTheStack()
    {
        for (const char* part : {"(", "!", "[", "-", "has(", "a ? ", "a.exists(b, "}) {
            std::string text;
            while (text.size() < 4000) text += part;
            QVERIFY(!Expression::compile(text).ok());
        }
        QVERIFY(!Expression::compile(std::string(5000, ' ') + "true").ok());
        std::string many = "true";
        for (int i = 0; i < 600; ++i) many += "&&true";
        QVERIFY(!Expression::compile(many).ok());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::CelTest;
GH_SUITE(CelTest)
#include "cel_test.moc"
