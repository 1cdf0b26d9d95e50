#include "ui/pages/traffic_removal.h"

#include <QCheckBox>
#include <QDialog>
#include <QLabel>
#include <QPushButton>

#include "tests/support/suite.h"
#include "tests/ui/traffic_kit.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/log_table.h"

namespace gatehouse::tests {

class TrafficRemovalTest : public QObject {
    Q_OBJECT

private:
    static constexpr int kPatience = 20'000;

    static QDialog* asked(TrafficKit& kit) { return kit.page->findChild<QDialog*>(); }

    static void press(QDialog* sheet, const char* button)
    {
        sheet->findChild<QPushButton*>(QLatin1String(button))->click();
    }

private Q_SLOTS:

    void chosenCallsGo()
    {
        TrafficKit kit(300);
        auto& model = kit.page->model();
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 300, kPatience);
        auto& table = kit.page->table();
        table.setCurrentIndex(model.index(2, 0));
        const auto id = table.currentId();
        QTest::keyClick(&table, Qt::Key_Delete);
        QTRY_VERIFY_WITH_TIMEOUT(asked(kit) != nullptr, kPatience);
        press(asked(kit), "removal.cancel");
        QTRY_VERIFY_WITH_TIMEOUT(asked(kit) == nullptr, kPatience);
        QCOMPARE(model.rowOf(id), 2);
        QTest::keyClick(&table, Qt::Key_Delete);
        QTRY_VERIFY_WITH_TIMEOUT(asked(kit) != nullptr, kPatience);
        press(asked(kit), "removal.go");
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 299, kPatience);
        QCOMPARE(model.rowOf(id), -1);
        auto* counts = kit.page->findChild<QLabel*>(QStringLiteral("traffic.counts"));
        QTRY_COMPARE_WITH_TIMEOUT(counts->text(), QStringLiteral("299 requests stored"), kPatience);
    }

    void allThatMatchGoButPinnedOnes()
    {
        TrafficKit kit(300);
        auto& model = kit.page->model();
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 300, kPatience);
        auto* filter = kit.page->findChild<ui::FilterField*>(QStringLiteral("traffic.filter"));
        filter->choose(QStringLiteral("status:error"));
        QTRY_VERIFY_WITH_TIMEOUT(model.complete() && model.rowCount() < 300, kPatience);
        const int failed = model.rowCount();
        QVERIFY(failed > 1);
        kit.writer->push(record::Marked{model.idAt(0), true, "", {}});
        QVERIFY(kit.writer->flush().ok());
        auto* removal = kit.page->findChild<ui::TrafficRemoval*>();
        removal->removeMatching(model.filter(), QStringLiteral("status:error"));
        QTRY_VERIFY_WITH_TIMEOUT(asked(kit) != nullptr, kPatience);
        QVERIFY(asked(kit)->findChild<QCheckBox*>() != nullptr);
        press(asked(kit), "removal.go");
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 1, kPatience);
        filter->choose({});
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 300 - failed + 1, kPatience);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::TrafficRemovalTest;
GH_SUITE(TrafficRemovalTest)
#include "traffic_removal_test.moc"
