#pragma once

#include <functional>

#include <QWidget>

#include "proxy/core/config/config.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;
class QVBoxLayout;

namespace gatehouse::ui {

class ConditionEditor;

/// All settings of a limit. Fields that mean nothing for its window are not shown.
class LimitForm : public QWidget {
    Q_OBJECT

public:
    explicit LimitForm(QWidget* parent = nullptr);

    /// `problem`: what keeps it from being published, and what to do; empty: nothing.
    void show(const config::LimitConfig& limit, const config::Config& config,
              const QString& problem);

Q_SIGNALS:
    void edited(const config::LimitConfig& limit);

private:
    using Change = std::function<void(config::LimitConfig&)>;

    QWidget* part(QVBoxLayout* column, const QString& title, QWidget* field,
                  const QString& hint = {});
    void makeCount(QVBoxLayout* column);
    void makeWindow(QVBoxLayout* column);
    void makeCallers(QVBoxLayout* column);
    void makeOver(QVBoxLayout* column);
    void change(const Change& change);
    void setLength();
    void showParts();
    void showSharer();

    config::LimitConfig now_;
    bool filling_ = false;
    QLineEdit* name_ = nullptr;
    QCheckBox* enabled_ = nullptr;
    QComboBox* unit_ = nullptr;
    QLineEdit* limit_ = nullptr;
    QComboBox* window_ = nullptr;
    QSpinBox* length_ = nullptr;
    QComboBox* lengthUnit_ = nullptr;
    QSpinBox* burst_ = nullptr;
    QComboBox* zone_ = nullptr;
    QComboBox* weekStart_ = nullptr;
    QComboBox* sharer_ = nullptr;
    QLineEdit* by_ = nullptr;
    ConditionEditor* when_ = nullptr;
    QComboBox* over_ = nullptr;
    QSpinBox* queueFor_ = nullptr;
    QComboBox* redirectTo_ = nullptr;
    QSpinBox* warnAt_ = nullptr;
    QWidget* lengthPart_ = nullptr;
    QWidget* burstPart_ = nullptr;
    QWidget* zonePart_ = nullptr;
    QWidget* weekPart_ = nullptr;
    QWidget* sharerPart_ = nullptr;
    QWidget* byPart_ = nullptr;
    QWidget* queuePart_ = nullptr;
    QWidget* redirectPart_ = nullptr;
    QWidget* warnPart_ = nullptr;
    QLabel* problem_ = nullptr;
};

}  // namespace gatehouse::ui
