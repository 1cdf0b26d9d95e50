#include "app/routes/property_rows.h"

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

class PropertyRowsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void everyRowAndChoiceHasAName()
    {
        int seen = 0;
        for (const policy::NodeRow& kind : policy::nodeRows()) {
            for (const app::PropertyRow& row : app::propertyRows(kind.kind)) {
                ++seen;
                QVERIFY(!app::titleOf(row).isEmpty());
                QCOMPARE(app::propertyTitle(kind.kind, QLatin1String(row.name)), app::titleOf(row));
                for (const QString& choice : app::choicesOf(row))
                    QVERIFY2(
                        !choice.contains(QLatin1Char('_')) || app::choiceTitle(choice) != choice,
                        qPrintable(choice));
            }
        }
        QVERIFY(seen > 15);
        QVERIFY(app::propertyTitle(policy::NodeKind::End, QStringLiteral("nothing")).isEmpty());
    }

    /// What runs can be set: a start alone has nothing to set.
    void whatRunsHasAForm()
    {
        for (const policy::NodeRow& kind : policy::nodeRows()) {
            if (kind.kind != policy::NodeKind::Start)
                QVERIFY2(!app::propertyRows(kind.kind).empty(), kind.type.data());
        }
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PropertyRowsTest;
GH_SUITE(PropertyRowsTest)
#include "property_rows_test.moc"
