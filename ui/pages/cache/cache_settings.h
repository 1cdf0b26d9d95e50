#pragma once

#include <QStringList>
#include <QWidget>

#include "ui/page.h"

class QComboBox;
class QVBoxLayout;

namespace gatehouse::ui {

class CacheRules;
class ConfigControls;
class SettingCard;

/// Everything that a config says of the cache, gateway by gateway; edits go to the draft.
class CacheSettings : public QWidget {
    Q_OBJECT

public:
    explicit CacheSettings(const PageContext& context, QWidget* parent = nullptr);
    void showConfig();  ///< the draft as it is now

Q_SIGNALS:
    void backAsked();

private:
    void addSwitches(QVBoxLayout* column);
    void addKeeping(QVBoxLayout* column);
    void addSameness(QVBoxLayout* column);
    void addSimilar(QVBoxLayout* column);
    void showGateways();

    PageContext context_;
    ConfigControls* controls_;
    QComboBox* scope_ = nullptr;
    QComboBox* similar_ = nullptr;
    CacheRules* rules_ = nullptr;
    QVBoxLayout* gateways_ = nullptr;
    QStringList shown_;
};

}  // namespace gatehouse::ui
