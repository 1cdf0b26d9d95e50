#include "ui/widgets/duration_field.h"

#include <QComboBox>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class DurationFieldTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theLargestUnitThatDivides()
    {
        theme();
        ui::DurationField field(QStringLiteral("never"));
        field.setNames(QStringLiteral("x"), QStringLiteral("How long"));
        auto* number = field.findChild<QSpinBox*>(QStringLiteral("x"));
        auto* unit = field.findChild<QComboBox*>(QStringLiteral("x.unit"));
        const QSignalSpy edited(&field, &ui::DurationField::edited);
        for (const std::int64_t millis :
             {std::int64_t{90'000}, std::int64_t{7'200'000}, std::int64_t{172'800'000},
              std::int64_t{0}, std::int64_t{1'000}}) {
            field.set(Millis(millis));
            QCOMPARE(field.value().count(), millis);
        }
        QCOMPARE(edited.size(), 0);
        field.set(Millis(7'200'000));
        QCOMPARE(number->value(), 2);
        QCOMPARE(unit->currentIndex(), 2);
        field.set(Millis(0));
        QCOMPARE(number->text(), QStringLiteral("never"));
        number->setValue(5);
        QCOMPARE(edited.size(), 1);
        QCOMPARE(field.value().count(), 300'000);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::DurationFieldTest;
GH_SUITE(DurationFieldTest)
#include "duration_field_test.moc"
