// Made-up people's names: common first and last names of several origins, put together by chance.
import type { Chance } from './chance.ts'

interface Names {
  readonly women: readonly string[]
  readonly men: readonly string[]
  readonly last: readonly string[]
}

const list = (text: string): readonly string[] => text.trim().split(/[\s,]+/)

const latino: Names = {
  women:
    list(`María Rosa Ana Lucía Carmen Elena Marisol Xiomara Yolanda Guadalupe Beatriz Alma Norma Silvia Teresa Dolores
    Esperanza Graciela Leticia Araceli Paola Daniela Karina Fernanda Maribel Blanca Irma Rocío Julieta Valeria`),
  men: list(`José Luis Carlos Miguel Tomás Ramón Jorge Héctor Rafael Arturo Ernesto Julio Óscar Manuel Víctor Andrés Diego
    Felipe Gerardo Ignacio Martín Rubén Salvador Sergio Adrián Efraín Gilberto Iván Mateo Noé`),
  last: list(`Ibarra Fuentes Robles Cárdenas Mendoza Villalobos Quintero Zamora Escobar Bautista Olvera Tejeda Lozano Arriaga
    Montes Cisneros Valdivia Orozco Barragán Palomino Segura Rivas Nájera Pineda Alcaraz Coronado Becerra Duarte Luna Marroquín`),
}
const black: Names = {
  women:
    list(`Renee Odessa Keisha Latrice Monique Yvette Denise Tamika Shanice Loretta Bernice Imani Ebony Charlene Patrice
    Vanessa Nia Gloria Ernestine Jasmine`),
  men: list(`Darnell Jerome Marcus Tyrone Reggie Curtis Leon Cedric Isaiah Malik Terrence Otis Clarence Andre Lamont Percy
    Roosevelt Jamal Emmett Calvin`),
  last: list(`Watkins Greene Pettway Broadnax Gaines Mosley Tolliver Hairston Bledsoe Dukes Fontenot Gadson Rayford Stallworth
    Merriweather Boykin Ashford Cheatham Winfrey Purnell`),
}
const white: Names = {
  women:
    list(`Grace Linda Carol Tammy Heather Dawn Crystal Peggy Misty Joanne Sharon Amber Kathleen Brandi Ruth Shelly Wanda
    Becky Colleen Nadine Erin Holly`),
  men: list(`Walter Dale Randy Scott Travis Kevin Gary Wayne Dustin Roy Glenn Brian Craig Cody Vernon Terry Russell Hank Perry
    Neil Todd Clint`),
  last: list(`Moore Pruitt Hadley Stroud Kessler Lindqvist Dunleavy Overby Tackett Brannigan Holcomb Whitlow Fenner Grubbs
    Marsh Pickett Salter Vickers Yoder Ketchum Novak Petrosky`),
}
const filipino: Names = {
  women: list('Maricel Luzviminda Cherry Rowena Imelda Jocelyn Marites Divina'),
  men: list('Rodel Arnel Jun Reynaldo Efren Noel Danilo Romeo'),
  last: list('Dimaculangan Pangilinan Macaraeg Bacani Salonga Tolentino Manalastas Catacutan'),
}
const southAsian: Names = {
  women: list('Anjali Farida Sunita Harpreet Nasreen Kavita'),
  men: list('Gurdeep Imran Rajesh Arif Manjit Suresh'),
  last: list('Sandhu Qureshi Nair Gill Chaudhry Bhatia Grewal'),
}
const vietnamese: Names = {
  women: list('Lan Hương Ngọc Thảo Mai Yến Hạnh Bích'),
  men: list('Tuấn Hùng Minh Dũng Phong Quang Sơn Khoa'),
  last: list('Lê Phạm Huỳnh Đặng Bùi Đỗ Dương Lý'),
}
const arabic: Names = {
  women: list('Amal Samira Huda Rania Nadia Fatima'),
  men: list('Khalid Omar Yusuf Hassan Tariq Nabil'),
  last: list('Haddad Nasser Mansour Khoury Saleh Darwish'),
}

/** First and last name; `language` as on the patient's file. */
export function inventName(chance: Chance, language: string, woman: boolean): string {
  const names = originOf(chance, language)
  return `${chance.pick(woman ? names.women : names.men)} ${chance.pick(names.last)}`
}

function originOf(chance: Chance, language: string): Names {
  if (language === 'es') return latino
  if (language === 'vi') return vietnamese
  if (language === 'ar') return arabic
  return chance.weighted([
    [black, 32],
    [white, 34],
    [latino, 18],
    [filipino, 9],
    [southAsian, 7],
  ])
}
