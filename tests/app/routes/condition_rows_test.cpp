#include "app/routes/condition_rows.h"

#include <QTest>

#include "proxy/core/policy/condition.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

class ConditionRowsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void rowsAndJsonAreTheSame_data()
    {
        QTest::addColumn<QString>("json");
        QTest::addColumn<int>("rows");
        QTest::newRow("none") << "{}" << 0;
        QTest::newRow("one") << "{\"metadata.plan\":{\"$eq\":\"paid\"}}" << 1;
        QTest::newRow("two") << "{\"metadata.plan\":{\"$ne\":\"free\"},\"tokens\":{\"$gt\":2000}}"
                             << 2;
        QTest::newRow("range") << "{\"tokens\":{\"$gt\":10,\"$lt\":2000}}" << 2;
        QTest::newRow("any")
            << "{\"$or\":[{\"model\":{\"$eq\":\"a\"}},{\"stream\":{\"$eq\":true}}]}" << 2;
        QTest::newRow("list") << "{\"model\":{\"$in\":[\"a\",\"b, c\",3]}}" << 1;
        QTest::newRow("a number as a text") << "{\"body.user\":{\"$eq\":\"30\"}}" << 1;
        QTest::newRow("the order of rows")
            << "{\"$and\":[{\"tokens\":{\"$gt\":1}},{\"model\":{\"$eq\":\"a\"}}]}" << 2;
        QTest::newRow("one operator twice")
            << "{\"$and\":[{\"needs\":{\"$eq\":\"tools\"}},{\"needs\":{\"$eq\":\"images\"}}]}" << 2;
    }

    void rowsAndJsonAreTheSame()
    {
        QFETCH(const QString, json);
        QFETCH(const int, rows);
        const auto read = app::readConditions(json);
        QVERIFY(read.has_value());
        QCOMPARE(static_cast<int>(read->tests.size()), rows);
        QCOMPARE(app::printConditions(*read), json);
    }

    void whatRowsCannotShowStaysJson()
    {
        for (const char* json :
             {"", "[]", "{\"$not\":{\"a\":1}}", "{\"$or\":[{\"a\":1,\"b\":2}]}",
              "{\"$or\":[{\"$and\":[]}]}", "{\"a\":{\"$near\":1}}", "{\"a\":[1]}"})
            QVERIFY2(!app::readConditions(QString::fromLatin1(json)).has_value(), json);
    }

    void aPlainValueIsAnEqual()
    {
        const auto read = app::readConditions(QStringLiteral("{\"metadata.plan\":\"paid\"}"));
        QVERIFY(read.has_value());
        QCOMPARE(read->tests.front().op, QStringLiteral("$eq"));
        QCOMPARE(read->tests.front().value, QStringLiteral("paid"));
    }

    void whatIsTypedHasAKind()
    {
        const auto value = [](const char* op, const char* typed) {
            return app::valueOf({QStringLiteral("x"), QLatin1String(op), QString::fromUtf8(typed)});
        };
        QCOMPARE(value("$eq", "true"), QJsonValue(true));
        QCOMPARE(value("$gt", " 30 "), QJsonValue(30));
        QCOMPARE(value("$eq", "\"30\""), QJsonValue(QStringLiteral("30")));
        QCOMPARE(value("$eq", "free plan"), QJsonValue(QStringLiteral("free plan")));
        QCOMPARE(value("$eq", ""), QJsonValue(QString()));
        QVERIFY(value("$in", "a, 2").isArray());
    }

    /// Every operator of the menu is one that the engine reads, and has a name.
    void everyOperatorRuns()
    {
        for (const QString& op : app::conditionOperators()) {
            QVERIFY(app::operatorTitle(op) != op);
            for (const QString& field : app::conditionFields()) {
                const QString typed =
                    op == QLatin1String("$exists") ? QStringLiteral("true") : QStringLiteral("1");
                const QString json = app::printConditions({false, {{field, op, typed}}});
                const auto compiled = policy::Condition::compile(json.toStdString());
                QVERIFY2(compiled.ok() || op == QLatin1String("$regex") ||
                             op == QLatin1String("$startsWith") || op == QLatin1String("$contains"),
                         qPrintable(json));
            }
        }
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ConditionRowsTest;
GH_SUITE(ConditionRowsTest)
#include "condition_rows_test.moc"
