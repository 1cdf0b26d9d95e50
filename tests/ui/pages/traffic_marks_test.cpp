#include "ui/pages/traffic_marks.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/traffic_kit.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/log_table.h"

namespace gatehouse::tests {

namespace {

constexpr int kPatience = 20'000;  // ms

const store::Row* rowAt(TrafficKit& kit, int row)
{
    return kit.page->model().rowAt(row);
}

}  // namespace

class TrafficMarksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void pinsByKeyAndFiltersByPin()
    {
        TrafficKit kit(20);
        QTRY_VERIFY_WITH_TIMEOUT(kit.page->model().rowCount() == 20 && rowAt(kit, 4), kPatience);
        kit.page->table().setCurrentIndex(kit.page->model().index(4, 0));
        QTest::keyClick(&kit.page->table(), Qt::Key_P);
        QTRY_VERIFY_WITH_TIMEOUT(rowAt(kit, 4) && rowAt(kit, 4)->pinned, kPatience);
        const store::RowId id = kit.page->model().idAt(4);
        auto* filter = kit.page->findChild<ui::FilterField*>(QStringLiteral("traffic.filter"));
        filter->choose(QStringLiteral("pin:yes"));
        QTRY_COMPARE_WITH_TIMEOUT(kit.page->model().rowCount(), 1, kPatience);
        QCOMPARE(kit.page->model().idAt(0), id);
        filter->choose({});
        QTRY_VERIFY_WITH_TIMEOUT(kit.page->model().rowCount() == 20 && rowAt(kit, 4), kPatience);
        kit.page->table().setCurrentIndex(kit.page->model().index(4, 0));
        QTest::keyClick(&kit.page->table(), Qt::Key_P);
        QTRY_VERIFY_WITH_TIMEOUT(rowAt(kit, 4) && !rowAt(kit, 4)->pinned, kPatience);
    }

    void oneCallGetsANoteAndTags()
    {
        TrafficKit kit(10);
        QTRY_VERIFY_WITH_TIMEOUT(kit.page->model().rowCount() == 10 && rowAt(kit, 2), kPatience);
        kit.page->table().setCurrentIndex(kit.page->model().index(2, 0));
        QTest::keyClick(&kit.page->table(), Qt::Key_N);
        QTRY_VERIFY_WITH_TIMEOUT(kit.page->findChild<ui::MarksSheet*>() != nullptr, kPatience);
        auto* sheet = kit.page->findChild<ui::MarksSheet*>();
        sheet->findChild<QLineEdit*>(QStringLiteral("marks.tags"))
            ->setText(QStringLiteral("slow, eu"));
        sheet->findChild<QPlainTextEdit*>(QStringLiteral("marks.note"))
            ->setPlainText(QStringLiteral("ask Ana"));
        sheet->findChild<QPushButton*>(QStringLiteral("marks.save"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(rowAt(kit, 2) && rowAt(kit, 2)->note == "ask Ana", kPatience);
        QCOMPARE(rowAt(kit, 2)->tags, (std::vector<std::string>{"slow", "eu"}));
        kit.page->findChild<ui::FilterField*>(QStringLiteral("traffic.filter"))
            ->choose(QStringLiteral("tag:eu note:ana"));
        QTRY_COMPARE_WITH_TIMEOUT(kit.page->model().rowCount(), 1, kPatience);
    }

    /// Of several calls the sheet adds tags, and leaves notes alone that are not given.
    void severalCallsGetATag()
    {
        TrafficKit kit(10);
        QTRY_VERIFY_WITH_TIMEOUT(kit.page->model().rowCount() == 10 && rowAt(kit, 0), kPatience);
        const store::RowId first = kit.page->model().idAt(0);
        kit.writer->push(record::Marked{first, false, "keep me", {"old"}});
        QVERIFY(kit.writer->flush().ok());
        kit.page->table().selectAll();
        QTest::keyClick(&kit.page->table(), Qt::Key_N);
        QTRY_VERIFY_WITH_TIMEOUT(kit.page->findChild<ui::MarksSheet*>() != nullptr, kPatience);
        auto* sheet = kit.page->findChild<ui::MarksSheet*>();
        sheet->findChild<QLineEdit*>(QStringLiteral("marks.tags"))->setText(QStringLiteral("new"));
        sheet->accept();
        QTRY_VERIFY_WITH_TIMEOUT(rowAt(kit, 9) && rowAt(kit, 9)->tags.size() == 1, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(rowAt(kit, 0) && rowAt(kit, 0)->tags.size() == 2, kPatience);
        QCOMPARE(rowAt(kit, 0)->note, std::string("keep me"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::TrafficMarksTest;
GH_SUITE(TrafficMarksTest)
#include "traffic_marks_test.moc"
