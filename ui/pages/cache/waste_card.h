#pragma once

#include <QFrame>

#include "app/cache/waste_scan.h"
#include "ui/page.h"

class QVBoxLayout;

namespace gatehouse::ui {

class PastTrial;

/// What calls of the log cost without need: repeats, long histories, unused tools, dear models,
/// broken prefixes. A finding opens its calls in Traffic.
class WasteCard : public QFrame {
    Q_OBJECT

public:
    explicit WasteCard(const PageContext& context, QWidget* parent = nullptr);
    void stop();

private:
    void start(WallMicros from);
    void showReport(const app::WasteReport& report);
    QWidget* makePin(const app::WasteReport::Finding& finding, int number);
    void pin(const std::string& condition);
    void addFinding(const app::WasteReport::Finding& finding, int number);

    PageContext context_;
    app::WasteScan scan_;
    PastTrial* trial_;
    QVBoxLayout* rows_;
};

}  // namespace gatehouse::ui
