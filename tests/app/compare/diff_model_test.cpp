#include "app/compare/diff_model.h"

#include <QAbstractItemModelTester>

#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

/// 100 lines, of which the 1st, the 50th and the 51st differ.
std::shared_ptr<const app::DiffText> sample()
{
    std::string left, right;
    for (int i = 0; i < 100; ++i) {
        const std::string line = "line " + std::to_string(i);
        left += line + "\n";
        right += (i == 0 || i == 49 || i == 50 ? line + " new" : line) + "\n";
    }
    return app::diffTexts(left, right);
}

}  // namespace

class DiffModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void showsChangesWithLinesAround()
    {
        app::DiffModel model;
        const QAbstractItemModelTester tester(&model);
        model.setDiff(sample());
        // 1 + 3, a gap, 3 + 2 + 3, a gap
        QCOMPARE(model.rowCount(), 14);
        QVERIFY(model.rowAt(4) == nullptr);
        QCOMPARE(model.leftOutAt(4), 42);
        QCOMPARE(model.leftOutAt(13), 46);
        QCOMPARE(model.data(model.index(0, 1), Qt::DisplayRole).toString(),
                 QStringLiteral("line 0 new"));
        QVERIFY(model.data(model.index(0, 1), Qt::AccessibleTextRole)
                    .toString()
                    .startsWith(QLatin1String("changed")));
        model.setOnlyChanges(false);
        QCOMPARE(model.rowCount(), 100);
        model.setDiff(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void goesFromChangeToChange()
    {
        app::DiffModel model;
        model.setDiff(sample());
        QCOMPARE(model.changeFrom(-1, 1), 0);
        QCOMPARE(model.changeFrom(0, 1), 8);
        QCOMPARE(model.changeFrom(8, 1), -1);  // two lines are one change
        QCOMPARE(model.changeFrom(13, -1), 9);
        QCOMPARE(model.changeFrom(5, -1), 0);
    }

    void equalTextsAreShownWhole()
    {
        app::DiffModel model;
        model.setDiff(app::diffTexts("a\nb", "a\nb"));
        QCOMPARE(model.rowCount(), 2);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::DiffModelTest;
GH_SUITE(DiffModelTest)
#include "diff_model_test.moc"
