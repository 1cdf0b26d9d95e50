#pragma once

#include <QWidget>

#include "app/removal_job.h"
#include "ui/page.h"

class QProgressBar;
class QPushButton;

namespace gatehouse::ui {

/// The button that takes everything out of the log, and how far that is.
///
/// Shape   the log is weighed first, then a sheet says what goes; nothing is removed before it was
/// answered. Stopping keeps what is left.
class WipeControl : public QWidget {
    Q_OBJECT

public:
    explicit WipeControl(const PageContext& context, QWidget* parent = nullptr);

private:
    void ask(const app::RemovalPlan& plan);
    void showRunning(bool running);

    PageContext context_;
    app::RemovalJob job_;
    QPushButton* go_;
    QPushButton* stop_;
    QProgressBar* bar_;
};

}  // namespace gatehouse::ui
