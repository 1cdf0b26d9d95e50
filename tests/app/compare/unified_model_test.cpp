#include "app/compare/unified_model.h"

#include <QAbstractItemModelTester>
#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

class UnifiedModelTest : public QObject {
    Q_OBJECT

private:
    static QStringList shown(const app::UnifiedModel& model)
    {
        QStringList lines;
        for (int i = 0; i < model.rowCount(); ++i) lines += model.index(i).data().toString();
        return lines;
    }

private Q_SLOTS:

    void changesStandUnderOneAnother()
    {
        app::UnifiedModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        std::string left = "a\nb\nc\n", right = "a\nB\nc\n";
        for (int i = 0; i < 20; ++i) {
            left += "same " + std::to_string(i) + "\n";
            right += "same " + std::to_string(i) + "\n";
        }
        right += "end\n";
        model.setDiff(app::diffTexts(left, right));
        const QStringList lines = shown(model);
        QCOMPARE(lines.mid(0, 3), (QStringList{QStringLiteral("  a"), QStringLiteral("− b"),
                                               QStringLiteral("+ B")}));
        QVERIFY(lines.contains(QStringLiteral("15 equal line(s)")));
        QCOMPARE(lines.last(), QStringLiteral("+ end"));
        QCOMPARE(model.index(1).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("removed: b"));
        model.setDiff(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void whatIsEqualHasNoChange()
    {
        app::UnifiedModel model;
        model.setDiff(app::diffTexts("a\nb\n", "a\nb\n"));
        for (int i = 0; i < model.rowCount(); ++i)
            QVERIFY(model.line(i).kind == app::UnifiedModel::Kind::Same ||
                    model.line(i).kind == app::UnifiedModel::Kind::LeftOut);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::UnifiedModelTest;
GH_SUITE(UnifiedModelTest)
#include "unified_model_test.moc"
