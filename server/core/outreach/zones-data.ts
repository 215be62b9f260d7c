// Where the clocks of the United States stand, by the first digits of a ZIP and by area code.

/** One zone for each set of clock rules in force today. */
export const ZONES = {
  E: 'America/New_York',
  C: 'America/Chicago',
  M: 'America/Denver',
  Z: 'America/Phoenix',
  P: 'America/Los_Angeles',
  A: 'America/Anchorage',
  D: 'America/Adak',
  H: 'Pacific/Honolulu',
  R: 'America/Puerto_Rico',
  G: 'Pacific/Guam',
  S: 'Pacific/Pago_Pago',
} as const

export type ZoneLetter = keyof typeof ZONES

/** Used when nothing is known: whatever is open in all of these is open for the patient. */
export const EVERY_ZONE: readonly string[] = [...'ECMZPAH'].map((letter) => ZONES[letter as ZoneLetter])

/** `from-to zones`, by three digits; two letters where a county line runs through, or custom differs from law. */
export const ZIP_PREFIXES = `
005 E|006-009 R|010-089 E|100-299 E|300-319 E|320-323 E|324 CE|325 C|326-339 E|341-349 E|350-367 C|368 CE|369-372 C
373 CE|374 E|375 C|376 E|377 CE|378-379 E|380-397 C|398-400 E|401 CE|402-418 E|420-424 C|425 E|426-427 CE|430-462 E
463-464 C|465 CE|466-468 E|469 CE|470-474 E|475-476 CE|477 C|478 E|479 CE|480-497 E|498-499 CE|500-567 C|569 E
570-574 C|575-576 CM|577 M|580-584 C|585 CM|586 M|587 C|588 CM|590-599 M|600-676 C|677-678 CM|679-689 C|690-692 CM
693 M|700-797 C|798 CM|799-834 M|835-836 MP|837 M|838 P|840-847 M|850-859 Z|860 MZ|863-864 Z|865 MZ|870-885 M
889-897 P|898 MP|900-961 P|967-968 H|969 G|970-978 P|979 MP|980-994 P|995-999 A`

/** Single ZIPs whose clocks differ from their neighbours'. */
export const ZIP_EXCEPTIONS: Readonly<Record<string, string>> = {
  '96799': 'S',
  '99546': 'D',
  '99547': 'D',
  '99923': 'AP',
}

/** Area codes by zones. Where a number was first issued, so a weaker hint than a ZIP. */
export const AREA_CODES: Readonly<Record<string, string>> = {
  E: `201 202 203 207 212 215 216 220 223 227 229 231 234 239 240 248 252 260 267 269 272 276 283 301 302 304 305 313
    315 317 321 324 326 329 330 332 336 339 345 347 351 352 363 380 386 401 404 407 410 412 413 419 434 436 440 443 445
    463 470 472 475 478 484 502 508 513 516 517 518 540 551 561 567 570 571 582 585 586 603 607 609 610 614 616 617 624
    631 640 645 646 656 667 678 679 680 681 686 689 703 704 706 716 717 718 724 727 728 732 734 740 743 754 757 762
    765 770 771 772 774 781 786 802 803 804 810 813 814 821 826 828 835 838 839 843 845 848 854 856 857 859 860 862
    863 864 865 878 904 908 910 912 914 917 919 929 934 937 941 943 947 948 954 959 973 978 980 984 989`,
  C: `205 210 214 217 218 224 225 228 235 251 254 256 262 274 281 309 312 314 316 318 319 320 325 327 331 334 337 346
    353 361 402 405 409 414 417 430 432 447 457 464 469 471 479 501 504 507 512 515 531 534 539 557 563 572 573 580 601 608 612
    615 618 621 629 630 636 641 651 659 660 662 682 708 712 713 715 726 730 731 737 763 769 773 779 806 815 816 817 830 832
    847 861 870 872 901 903 913 918 920 924 931 936 938 940 945 952 956 972 975 979 985`,
  M: '303 307 385 406 435 505 575 719 720 748 801 915 970 983',
  Z: '480 520 602 623',
  P: `206 209 213 253 279 310 323 341 350 357 360 369 408 415 424 425 442 503 509 510 530 559 562 564 619 626 628 650 657
    661 669 702 707 714 725 738 747 760 805 818 820 831 837 840 858 909 916 925 949 951 971`,
  H: '808',
  R: '340 787 939',
  G: '670 671',
  S: '684',
  AD: '907',
  CE: '219 270 364 423 448 574 606 729 812 850 906 930',
  CM: '308 605 620 701 785',
  MP: '208 458 541 775 986',
  MZ: '928',
}
