#include "ui/pages/guardrails/detector_picker.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QTest>

#include "tests/app/guardrails/guard_sample.h"
#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class DetectorPickerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aSearchNarrowsAndForgetsNothing()
    {
        theme();
        ui::DetectorPicker picker;
        const auto settings = app::guardSettings(guardConfig(), "default");
        picker.show(settings, settings.policies[1]);
        picker.search()->setText(QStringLiteral("card"));
        const auto box = [&picker](const char* name) {
            return picker.findChild<QCheckBox*>(QStringLiteral("guardrails.detector.") +
                                                QLatin1String(name));
        };
        QVERIFY(!box("payment_card")->parentWidget()->isHidden());
        QVERIFY(box("email")->parentWidget()->isHidden());
        std::vector<std::string> told;
        connect(&picker, &ui::DetectorPicker::chosen, this,
                [&told](const auto& next) { told = next; });
        box("payment_card")->click();
        QCOMPARE(told, (std::vector<std::string>{"email", "phone", "iban", "projects"}));
        picker.search()->setText(QStringLiteral("no such thing"));
        QVERIFY(box("payment_card")->parentWidget()->isHidden());
        picker.search()->clear();
        box("medical")->click();
        QCOMPARE(told.back(), std::string("medical"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::DetectorPickerTest;
GH_SUITE(DetectorPickerTest)
#include "detector_picker_test.moc"
