#include <QTest>

#include "tests/house/tree.h"
#include "tests/support/suite.h"

namespace gatehouse::house {

namespace {

/// Statements made of pieces, and texts run that are no literal. Values are bound, never written
/// into SQL.
QStringList complaintsOf(const File& file)
{
    static const QRegularExpression joins(
        "\"\\s*(SELECT|INSERT|UPDATE|DELETE|REPLACE|CREATE|DROP|ATTACH|PRAGMA)\\s[^\"]*\"\\s*\\+|"
        "\\+=?\\s*\"\\s*(SELECT|INSERT|UPDATE|DELETE|REPLACE|WHERE|VALUES|FROM|SET|AND|OR)\\s|"
        "\\b(cat|join|appendf?|snprintf|arg)\\s*\\([^;]*\"\\s*(SELECT|INSERT|UPDATE|DELETE|REPLACE|"
        "PRAGMA)\\s",
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression runsText(
        "\\bsqlite3_exec\\s*\\(\\s*[^,;]+,\\s*+(?!R?\")[^,;]+,");
    const QString text = withoutComments(file.text);
    return places(file.path, text, joins) + places(file.path, text, runsText);
}

}  // namespace

class SqlTest : public QObject {
    Q_OBJECT

private slots:

    void noStatementIsBuiltByHand()
    {
        Exceptions exceptions("sql");
        QStringList complaints;
        for (const File& file : filesOf({"proxy", "app", "ui"}, {".h", ".cpp"})) {
            const QStringList own = complaintsOf(file);
            if (!own.isEmpty() && !exceptions.covers(file.path)) complaints += own;
        }
        GH_NO_COMPLAINTS(complaints + exceptions.finish(kMostExceptions));
    }

    /// SQLite is spoken in one folder only.
    void onlyTheStoreSpeaksSqlite()
    {
        QStringList complaints;
        for (const File& file : filesOf({"proxy", "app", "ui"}, {".h", ".cpp"})) {
            if (file.path.startsWith("proxy/shell/store/")) continue;
            complaints += places(file.path, codeOnly(file.text),
                                 QRegularExpression("\\bsqlite3_\\w+|\\bQSql\\w+"));
        }
        GH_NO_COMPLAINTS(complaints);
    }

    void handMadeStatementsAreSeen_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("wrong");
        QTest::newRow("plus") << "run(\"SELECT * FROM t WHERE a = \" + name);" << true;
        QTest::newRow("plus equals") << "sql += \" WHERE a = 1\";" << true;
        QTest::newRow("cat") << "run(cat(\"DELETE FROM t WHERE a = \", name));" << true;
        QTest::newRow("variable") << "sqlite3_exec(db, text.c_str(), nullptr, nullptr, nullptr);"
                                  << true;
        QTest::newRow("literal")
            << "sqlite3_exec(db, \"PRAGMA optimize\", nullptr, nullptr, nullptr);" << false;
        QTest::newRow("bound") << "prepare(db, \"SELECT a FROM t WHERE b = ?1\");" << false;
        QTest::newRow("comment") << "// \"SELECT a FROM \" + table would be wrong" << false;
    }

    void handMadeStatementsAreSeen()
    {
        QFETCH(QString, text);
        QFETCH(bool, wrong);
        QCOMPARE(!complaintsOf({"proxy/shell/store/x.cpp", text}).isEmpty(), wrong);
    }

private:
    static constexpr int kMostExceptions = 0;
};

}  // namespace gatehouse::house

using gatehouse::house::SqlTest;
GH_SUITE(SqlTest)
#include "sql_test.moc"
