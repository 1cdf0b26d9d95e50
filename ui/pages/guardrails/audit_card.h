#pragma once

#include <vector>

#include <QFrame>

#include "app/guardrails/security_log.h"
#include "ui/page.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace gatehouse::ui {

/// The last lines of the audit trail, and whether all of it is whole.
///
/// Thread  GUI; what it shows is read by the reader's thread.
class AuditCard : public QFrame {
    Q_OBJECT

public:
    explicit AuditCard(const PageContext& context, QWidget* parent = nullptr);
    void read();

Q_SIGNALS:
    void openAsked(const QString& call);  ///< id of the request

private:
    void verify();
    void show(const std::vector<app::AuditRow>& rows);
    void showCheck(const app::AuditCheck& check);
    void addLine(const app::AuditRow& row);

    const PageContext& context_;
    std::vector<app::AuditRow> rows_;
    bool isReading_ = false;
    QPushButton* verify_;
    QLabel* words_;
    QLabel* flaws_;
    QVBoxLayout* lines_;
};

}  // namespace gatehouse::ui
